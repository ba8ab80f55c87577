#!/usr/bin/env bash
# Whole processes on one twelve-hour FIT file, turn by turn in one run: freshlegs, gpsbabel, the npm decoder
# @garmin/fitsdk. Usage: fit_side_by_side.sh FRESHLEGS FIT_SEASON_FILE [ROUNDS]
# Peers come from their packages (apt-get install gpsbabel npm); one that is missing is left out and named.
set -eu
freshlegs=$(realpath "$1") season=$(realpath "$2") rounds=${3:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$season" plain.fit

peers=freshlegs
if command -v gpsbabel >/dev/null; then peers="$peers gpsbabel"; else echo "gpsbabel is not installed"; fi
if command -v npm >/dev/null && npm install --silent --no-save --prefix . @garmin/fitsdk >/dev/null 2>&1; then
  peers="$peers fitsdk"
  cat >decode.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Decoder, Stream } from "@garmin/fitsdk";
const { messages } = new Decoder(Stream.fromBuffer(readFileSync(process.argv[2]))).read({ mergeHeartRates: false });
console.log(messages.recordMesgs.length);
JS
else echo "the npm decoder could not be installed"; fi

run() {
  case $1 in
    freshlegs) "$freshlegs" inspect plain.fit --json ;;
    gpsbabel) gpsbabel -t -i garmin_fit -f plain.fit -o unicsv -F /dev/null ;;
    fitsdk) node decode.mjs plain.fit ;;
  esac >/dev/null
}

for round in $(seq "$rounds"); do
  for peer in $peers; do
    begin=${EPOCHREALTIME/[.,]/}  # microseconds; a clock that is a program of its own would be timed, too
    run "$peer"
    echo "$((${EPOCHREALTIME/[.,]/} - begin))" >>"$peer.times"
  done
done

shortest() { sort -n "$1.times" | head -n 1; }
ours=$(shortest freshlegs)
echo "load beside it: $(cut -d' ' -f1-3 /proc/loadavg); shortest of $rounds rounds"
for peer in $peers; do
  echo "$peer $(shortest "$peer") $ours" | awk '{printf "%-10s %8.1f ms   %5.1f x the time of freshlegs\n", $1, $2 / 1e3, $2 / $3}'
done
