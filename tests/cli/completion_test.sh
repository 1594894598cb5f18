#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Completion as a shell does it. Usage: completion_test.sh POSTFERRY. zsh and fish are asked where
# they are installed.
set -euo pipefail
postferry=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] && return
  printf '%s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
  failed=1
}

# complete_bash WORD...: what bash would propose for the last word, sorted, in a line.
complete_bash() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  _postferry postferry "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
  printf '%s\n' "${COMPREPLY[@]-}" | LC_ALL=C sort | tr '\n' ' ' | sed 's/ $//'
}

"$postferry" completion bash >"$folder/bash"
bash -n "$folder/bash"
# shellcheck source=/dev/null
. "$folder/bash"
cd "$folder"
mkdir files
touch files/one.xml "files/two words.xml"
formats=$("$postferry" formats --json | sed 's/^{"name":"\([a-z]*\)".*/\1/' | sort | tr '\n' ' ')
formats=${formats% }

expect "a command's beginning" "convert" "$(complete_bash postferry conv)"
expect "several commands" "completion convert" "$(complete_bash postferry co)"
expect "no such command" "" "$(complete_bash postferry zzz)"
expect "an option" "--private-data" "$(complete_bash postferry convert --priv)"
expect "options are a command's own" "" "$(complete_bash postferry diff --overw)"
expect "a format's option" "--goodreads.all-posts" "$(complete_bash postferry convert --goodreads.a)"
expect "values of a letter" "$formats" "$(complete_bash postferry convert -t '')"
expect "values after =" "jsonl" "$(complete_bash postferry convert --to = jsonl)"
expect "values right after =" "$formats" "$(complete_bash postferry convert --to =)"
expect "a choice" "always auto" "$(complete_bash postferry inspect --progress a)"
expect "the last of a list" "page,draft" "$(complete_bash postferry convert --status page,dr)"
expect "fields" "site.exported" "$(complete_bash postferry diff --ignore site.exp)"
expect "files" "files/one.xml files/two words.xml" "$(complete_bash postferry inspect files/)"
expect "files after options" "files/one.xml" "$(complete_bash postferry convert -t wxr files/o)"
expect "an output file" "files/one.xml" "$(complete_bash postferry convert -o files/o)"
expect "a number is not proposed" "" "$(complete_bash postferry convert --jobs '')"
expect "operands: formats" "$formats" "$(complete_bash postferry formats '')"
expect "operands: shells" "zsh" "$(complete_bash postferry completion z)"
expect "operands: commands" "inspect" "$(complete_bash postferry help ins)"

if command -v zsh >/dev/null; then
  "$postferry" completion zsh >"$folder/_postferry"
  zsh -n "$folder/_postferry"
  # A terminal of its own, as zsh completes nowhere else.
  cat >"$folder/ask.zsh" <<'ZSH'
zmodload zsh/zpty
ask() {
  zpty shell "zsh -f -i"
  zpty -w shell "PS1=; unsetopt zle_bracketed_paste; fpath=($1 \$fpath); autoload -U compinit; compinit -u -d $1/dump"
  zpty -w shell "zstyle ':completion:*' list-prompt ''; LISTMAX=0; echo READY"
  local out='' line
  while zpty -r shell line '*READY*'; do [[ $line == *READY* && $line != *echo* ]] && break; done
  zpty -w -n shell "$2"$'\t'
  sleep 1
  while zpty -rt shell line; do out+=$line; done
  zpty -d shell
  print -r -- "$out"
}
ask "$@"
ZSH
  asked=$(timeout 20 zsh -f "$folder/ask.zsh" "$folder" 'postferry convert --privat' | tr -d '\r\a')
  case $asked in *--private-data*) ;; *) expect "zsh: an option" "--private-data" "$asked" ;; esac
fi

if command -v fish >/dev/null; then
  "$postferry" completion fish >"$folder/fish"
  fish --no-execute "$folder/fish"
  complete_fish() {
    HOME=$folder XDG_CONFIG_HOME=$folder XDG_DATA_HOME=$folder \
      fish --no-config --command "source $folder/fish; complete -C '$1'" | cut -f 1 | sort |
      tr '\n' ' ' | sed 's/ $//'
  }
  expect "fish: commands" "completion convert" "$(complete_fish 'postferry co')"
  expect "fish: an option" "--private-data" "$(complete_fish 'postferry convert --priv')"
  expect "fish: formats" "json jsonl" "$(complete_fish 'postferry convert -t json')"
  expect "fish: a list" "page,draft" "$(complete_fish 'postferry convert --status page,dra')"
  expect "fish: files" "files/one.xml" "$(complete_fish 'postferry inspect files/o')"
fi
exit $failed
