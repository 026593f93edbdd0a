#!/usr/bin/env bash
# Run a command with DATABASE_URL naming a PostgreSQL cluster that exists only for it:
#
#   tests/postgresql.sh .venv/bin/pytest tests/db
#
# The cluster lies in a temporary folder and listens on a Unix socket there, on no port.
# Exit status 77 where PostgreSQL's server programs are not installed.
set -euo pipefail

programs=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb \
    /opt/homebrew/opt/postgresql*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")
if [ ! -x "$programs/initdb" ]; then
    programs=$(dirname "$(command -v initdb || echo ./none)")
fi
if [ ! -x "$programs/initdb" ]; then
    echo "PostgreSQL's initdb was not found; on Debian: apt-get install postgresql" >&2
    exit 77
fi

cluster=$(mktemp -d /tmp/concord-pg.XXXXXX)
# The server refuses to run as root.
as_server=()
if [ "$(id -u)" = 0 ]; then
    chown postgres "$cluster"
    as_server=(runuser -u postgres --)
fi

finish() {
    "${as_server[@]}" "$programs/pg_ctl" --pgdata="$cluster/data" --mode=immediate stop \
        >/dev/null 2>&1 || true
    rm -rf "$cluster"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

cd /
# Nothing here has to outlive a crash, so nothing waits for the disk.
"${as_server[@]}" "$programs/initdb" --pgdata="$cluster/data" --username=concord --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$cluster/initdb.log"
"${as_server[@]}" "$programs/pg_ctl" --pgdata="$cluster/data" --wait --silent \
    --log="$cluster/server.log" \
    --options="-c listen_addresses='' -c unix_socket_directories=$cluster -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start
cd "$OLDPWD"

DATABASE_URL="postgres://concord@/postgres?host=$cluster" "$@"
