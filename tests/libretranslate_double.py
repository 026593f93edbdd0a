"""A server that speaks LibreTranslate's protocol, as recorded from version 1.9.6."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "zh-Hans"]},
    {"code": "de", "name": "German", "targets": ["de", "en", "zh-Hans"]},
    {"code": "ru", "name": "Russian", "targets": ["en", "ru", "zh-Hans"]},
    {"code": "zh-Hans", "name": "Chinese", "targets": ["zh-Hans"]},
]
SPEC = {"basePath": "/", "info": {"title": "LibreTranslate", "version": "1.9.6"}, "swagger": "2.0"}


@dataclass
class Double:
    """What the server says and was asked. `faults` are used up one a request to /translate:
    a status with the reason, or None for a plain answer."""

    url: str = ""
    languages: Any = field(default_factory=lambda: LANGUAGES)
    spec: Any = field(default_factory=lambda: SPEC)
    settings: Any = field(default_factory=lambda: {"charLimit": -1, "keyRequired": False})
    batch_limit: int = -1
    key: str = ""
    write: Callable[[str], str] = str.upper
    faults: list[tuple[int, str] | None] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, body: dict[str, Any]) -> tuple[int, Any]:
        """The status and the document for a request to translate."""
        self.requests.append(body)
        if self.faults and (fault := self.faults.pop(0)):
            return fault[0], {"error": fault[1]}
        if self.key and body.get("api_key") != self.key:
            return 400, {"error": "Please contact the server operator to get an API key"}
        texts = body["q"]
        if 0 < self.batch_limit < len(texts):
            said = f"request ({len(texts)}) exceeds text limit ({self.batch_limit})"
            return 400, {"error": f"Invalid request: {said}"}
        return 200, {"translatedText": [self.write(text) for text in texts]}


@contextmanager
def served() -> Iterator[Double]:
    """Run one on a free port of this machine."""
    double = Double()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {
                "/languages": double.languages,
                "/spec": double.spec,
                "/frontend/settings": double.settings,
            }
            page = pages.get(self.path)
            self._send(*((404, {"error": "404"}) if page is None else (200, page)))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._send(*double.answer(body))

        def _send(self, status: int, document: Any) -> None:
            data = document if isinstance(document, bytes) else json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    double.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield double
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
