#!/bin/sh
# Install locked packages into the virtual environment, each lock file once:
#
#   requirements/install.sh base [postgresql|dev …]
#
# PYTHON names the interpreter to make the environment with (3.11 or newer).
set -eu

cd "$(dirname "$0")/.."
export PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

refuse() {
    echo "$1" >&2
    exit 1
}

suitable() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-python3.11 python3 python}; do
        if suitable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    refuse "Concord needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3.11 …"
}

make_environment() {
    python=$(find_python)
    echo "python: making .venv with $("$python" --version)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || refuse \
        "$python cannot make virtual environments; on Debian or Ubuntu: apt-get install python3-venv"
    "$python" -m venv --clear .venv
}

if ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then
    make_environment
fi
for name in "$@"; do
    lock=requirements/$name.lock
    stamp=.venv/.$name-$(cksum <"$lock" | cut -d ' ' -f 1)
    if [ ! -e "$stamp" ]; then
        echo "python: installing $(grep -c '^[a-z0-9].*==' "$lock") packages ($lock)"
        .venv/bin/python -m pip install --quiet --require-hashes --requirement "$lock" ||
            refuse "The packages could not be installed; pip says why above. Mend that and run make again."
        rm -f .venv/."$name"-*
        touch "$stamp"
    fi
done
