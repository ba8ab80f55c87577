#!/usr/bin/env bash
# Completion as the shells themselves do it: completion_test.sh FRESHLEGS SHELL. Left out (77) where the shell is not there,
# a failure in ./check, which installs all of them.
set -uo pipefail
freshlegs=$1 shell=$2
command -v "$shell" >/dev/null || { echo "There is no $shell here; it is in the Debian package $shell." >&2; [ -z "${FRESHLEGS_ALL_INSTALLED-}" ] && exit 77; exit 1; }
room=$(mktemp -d); trap 'rm -rf "$room"' EXIT
export HOME=$room XDG_CONFIG_HOME=$room XDG_DATA_HOME=$room PATH=$(dirname "$freshlegs"):$PATH
cd "$room"; touch a_file.fit
"$freshlegs" completion "$shell" >script || exit 1

offers() {  # WORDS... : what is offered for the last of them
  case $shell in
    bash) bash --norc -c '. ./script; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _freshlegs; printf "%s\n" "${COMPREPLY[@]}"' _ "$@" ;;
    fish) fish --no-config -c "source ./script; complete -C '$*'" | cut -f1 ;;
    zsh) # A terminal for zsh, because its completion lives in the line editor.
      zsh -f -c '
        zmodload zsh/zpty
        zpty -b shell zsh -f -i
        zpty -w shell "PS1=; unsetopt zle_bracketed_paste 2>/dev/null; autoload -Uz compinit; compinit -u -d '"$room"'/dump; . ./script; setopt no_always_last_prompt; zstyle \":completion:*\" list-prompt \"\"; LISTMAX=10000; print rea\dy"
        zpty -r -m shell line "*ready*"
        zpty -w -n shell "$*"$'"'\\t\\t'"'
        out=; integer tries=0
        while (( tries++ < 40 )); do zpty -r -t shell line && out+=$line; sleep .05; done
        zpty -d shell
        print -r -- "$out"' _ "$@" | tr -s '\r ' '\n' ;;
  esac
}

failed=0
expect() {  # WORD among what is offered for WORDS...
  local word=$1 out; shift
  out=$(offers "$@")
  # zsh writes the word into its line, among what moves the cursor.
  if [ "$shell" = zsh ]; then grep -qF -- "$word" <<<"$out"; else grep -qxF -- "$word" <<<"$out"; fi || { echo "$shell: \"$*\" does not offer $word but: $(head -20 <<<"$out" | tr '\n' ' ')" >&2; failed=1; }
}

commands=$("$freshlegs" --help | sed -n '/Subcommands:/,$s/^  \([a-z]*\) .*/\1/p')
[ "$(wc -w <<<"$commands")" -gt 8 ] || { echo "no commands in --help" >&2; exit 1; }
if [ "$shell" = zsh ]; then
  expect summary freshlegs su; expect --since freshlegs runs --s; expect --sqlite freshlegs export --sq
else
  for command in $commands; do
    expect "$command" freshlegs "${command:0:2}"
    for option in $("$freshlegs" "$command" --help | grep -E '^ +-' | grep -oE -- '--[a-z][-a-z]*' | sort -u); do
      expect "$option" freshlegs "$command" "$option"
    done
  done
  expect a_file.fit freshlegs inspect a_
fi
exit $failed
