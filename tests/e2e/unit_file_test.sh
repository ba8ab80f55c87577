#!/bin/sh
# The unit file says what the manager understands, and nothing it would ignore: verify prints a line for an unknown key but
# succeeds, so any output is a failure.
#   unit_file_test.sh UNIT FRESHLEGSD MAN_PAGE
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
mkdir -p "$room/run" "$room/man/man1"
cp "$3" "$room/man/man1/"
sed "s#^ExecStart=.*/freshlegsd#ExecStart=$2#" "$1" >"$room/freshlegsd.service"
export XDG_RUNTIME_DIR="$room/run" MANPATH="$room/man" HOME="$room"
pages=yes
command -v man >/dev/null || pages=no

said=$(systemd-analyze --user --man=$pages verify "$room/freshlegsd.service" 2>&1) || said="${said:-it failed}"
if [ -n "$said" ]; then
  echo "systemd-analyze verify is not content:"
  echo "$said"
  exit 1
fi
systemd-analyze --user security --offline=true --threshold=40 "$room/freshlegsd.service" | tail -1
