#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# headers_test.sh ROOT COMPILER: every header compiles by itself, whatever stands before it.
set -euo pipefail
root=$1 compiler=$2

compile_alone() {
  printf '#include "%s"\n' "$3" |
    "$2" -std=c++20 -fsyntax-only -Wall -Wextra -Wshadow -Wconversion -Wpedantic -Werror \
      -I "$1/src" -I "$1/formats" -x c++ - || {
    echo "headers_test: $3 does not compile by itself" >&2
    return 1
  }
}
export -f compile_alone

headers=$({ cd "$root/src" && find . -name '*.h'; cd "$root/formats" && find . -name '*.h'; } |
  sed 's,^\./,,' | sort)
[ "$(wc -l <<<"$headers")" -gt 10 ] || { echo "headers_test: hardly any headers in $root" >&2; exit 1; }
xargs -P "$(nproc)" -I {} bash -c 'compile_alone "$@"' bash "$root" "$compiler" {} <<<"$headers"
