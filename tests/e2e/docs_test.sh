#!/usr/bin/env bash
# Runs every command that the documents print, on a simulated season in a home of its own: docs_test.sh FRESHLEGS SEASON
# SOURCE BUILD DEMO. A command that cannot be run here (it builds, installs or needs a service manager) is checked for what it
# names; a line that nobody has thought of is a failure.
set -uo pipefail
freshlegs=$1 season=$2 source=$3 build=$4 demo=$5
room=$(mktemp -d); trap 'rm -rf "$room"' EXIT
export HOME=$room/home XDG_CONFIG_HOME=$room/home/.config XDG_DATA_HOME=$room/home/.local/share
export XDG_STATE_HOME=$room/home/.local/state PATH=$room/bin:$(dirname "$freshlegs"):$PATH
mkdir -p "$HOME" "$room/bin"
printf '#!/bin/sh\nexit 0\n' >"$room/bin/xdg-open"; chmod +x "$room/bin/xdg-open"  # no browser here
cd "$room"

"$freshlegs" ingest "$season" >/dev/null || exit 1
run=$("$freshlegs" runs --json | jq -r '.runs[-1].id')
day=$("$freshlegs" summary --json | jq -r .day)
session=$("$freshlegs" sessions --json | jq -r '[.sessions[] | select(.sport == "strength")][-1].id')
file=$(find "$season" -name '*.fit' | sort | head -1)
cp "$source/tests/cases/csv/bad/unknown_table.csv" unknown.csv

failed=0 ran=0 named=0
bad() { echo "$document: $1: $2" >&2; failed=1; }

names_target() { ninja -C "$build" -t query "$1" >/dev/null 2>&1 || grep -q "$1" "$source"/{daemon,tests}/*/CMakeLists.txt "$source"/tests/unit/*/CMakeLists.txt; }

check_line() {  # one command as printed
  local line=$1 real word
  case $line in
    ./try*) [ -x "$source/try" ] || bad "$line" "there is no try"; named=$((named + 1)); return ;;
    ./check*)
      word=$(grep -o -- '--[a-z]*' <<<"$line" | head -1)
      [ -z "$word" ] || grep -q -- "^  $word)" "$source/check" || bad "$line" "check has no $word"
      named=$((named + 1)); return ;;
    "systemctl --user enable --now "*)
      [ -f "$build/systemd/${line##* }.service" ] || bad "$line" "there is no such unit"; named=$((named + 1)); return ;;
    "sudo cmake --install build/release && freshlegs init")
      grep -q '"name": "release"' "$source/CMakePresets.json" || bad "$line" "there is no such preset"
      ! grep -q 'cmake --build.*--target' "$source/try" || bad "$line" "./try does not build all that is installed"
      DESTDIR=$room/stage cmake --install "$build" >install.log 2>&1 || bad "$line" "$(tail -3 install.log)"
      line="freshlegs init" ;;
    "cmake --preset"* | "cmake --build"*)
      for word in $(sed -n 's/.*--target //p' <<<"$line"); do names_target "$word" || bad "$line" "no target $word"; done
      for word in $(grep -o -- '--preset [a-z]*' <<<"$line" | cut -d' ' -f2); do
        grep -q "\"name\": \"$word\"" "$source/CMakePresets.json" || bad "$line" "no preset $word"; done
      named=$((named + 1)); return ;;
    FRESHLEGS_WRITE_EXPECTED=1* | build/dev/tests/*/ingest_tests*) names_target ingest_tests || bad "$line" "no such tests"; named=$((named + 1)); return ;;
    freshlegs-demo*) named=$((named + 1)); return ;;  # made the season
  esac
  real=${line%%#*}
  real=${real//build\/dev\/daemon\/cli\/freshlegs/freshlegs}
  real=${real//tests\/cases\/csv\/NAME\/what_it_shows.csv/$source/tests/cases/csv/strong/$strong}
  real=${real//2026-10-14/$day}; real=${real//2026-10-15/$day}
  real=${real//PATH.../"'$file'"}; real=${real// FILE/" '$file'"}; real=${real// RUN/ $run}; real=${real// ID/ $session}
  real=${real//NAME SHARE/\'Bench Press\' 0}; real=${real//|ALERT/}; real=${real//|DAY/}
  case $real in
    *"note rpe"*--run* | *"note rpe"*--on*) ;;
    "freshlegs note rpe"*) real+=" --run $run" ;;  # the season may have ended with a day of rest
  esac
  case $real in
    "freshlegs doctor"*)  # 1 is an answer, too: here no service runs
      bash -c "$real" >out.txt 2>err.txt </dev/null; [ $? -le 1 ] || bad "$line" "$(head -3 err.txt)"
      ran=$((ran + 1)) ;;
    freshlegs* | sqlite3*)
      bash -c "$real" >out.txt 2>err.txt </dev/null || bad "$line" "$(head -3 err.txt)"
      ran=$((ran + 1)) ;;
    *) bad "$line" "this test does not know such a command" ;;
  esac
}

strong=$(cd "$source/tests/cases/csv/strong" && ls | grep -v expected | head -1)
for document in README.md CONTRIBUTING.md $(cd "$source" && ls docs/*.md); do
  # Indented lines are typed as they stand; the page that README shows is no command. Then what is typed in a sentence.
  while IFS= read -r line; do check_line "$line"; done < <(
    sed -nE 's/^ {4,7}((\.\/|freshlegs|sudo|systemctl|cmake|sqlite3|build\/|FRESHLEGS_)[^ ]*.*)$/\1/p' "$source/$document" |
      sed -E 's/[[:space:]]+#.*//; s/[[:space:]]+$//'
    grep -oE '`(freshlegs|freshlegs-demo|\./try|\./check) [^`]*`' "$source/$document" | tr -d '`')
done
# The page on the first screen is a real one.
document=README.md
indented() { sed -n '/^    # /,/^[^ ]/{/^[^ ]/!p}' "$source/README.md" | sed 's/^    //'; }
"$demo" --until "$(grep -oE 'freshlegs-demo --until [0-9-]+' "$source/README.md" | grep -oE '[0-9-]+$')" page-season >/dev/null
HOME=$room/page XDG_CONFIG_HOME=$room/page XDG_DATA_HOME=$room/page XDG_STATE_HOME=$room/page bash -c \
  'mkdir "$HOME"; freshlegs ingest page-season >/dev/null; freshlegs summary' >page.md
diff <(cat page.md; echo) <(indented) >&2 || bad "the page it shows" "is not what freshlegs writes"
echo "$ran commands ran, $named were checked for what they name"
[ "$ran" -ge 20 ] || { echo "too few commands were found" >&2; failed=1; }
exit $failed
