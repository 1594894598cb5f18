#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Everything needed to build, test and install postferry. `./bootstrap.sh help` lists the commands.
set -euo pipefail

# What Debian 12 has to have installed, by what for. Change it here and nowhere else.
build_packages=(g++ cmake ninja-build libabsl-dev libarchive-dev libcurl4-openssl-dev
  libcxxopts-dev libmd4c-dev libmd4c-html0-dev libpugixml-dev libsimdjson-dev
  libtomlplusplus-dev libxxhash-dev libyaml-cpp-dev tzdata zlib1g-dev)
test_packages=(cmark-gfm libgtest-dev python3 python3-jsonschema python3-yaml
  libxml2-utils jq mandoc zip gzip)
clang_packages=(clang)
blogs_packages=(hugo jekyll)
# A real WordPress for tests (tests/lab). npm is asked for only where there is none: Debian's brings
# hundreds of packages along.
lab_packages=(php-cli php-mysql php-xml php-mbstring php-gd mariadb-server-core)
command -v npm >/dev/null || lab_packages+=(npm)

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
caller=$PWD
postferry=$root/build/release/postferry

say() { printf '\n== %s\n' "$*"; }
die() { printf 'bootstrap.sh: %s\n' "$*" >&2; exit 1; }

usage() {
  cat <<'HELP'
Usage: ./bootstrap.sh COMMAND

  build             builds the program: build/release/postferry
  demo              builds it and converts a small blog to every format and back again
  test              builds everything with checks on and runs all tests
  install [PREFIX]  installs program, library and headers (default: /usr/local)
  setup GROUP...    only installs what is missing; groups: build, test, clang, blogs, lab
  help              this text

On Debian 12 whatever is missing is installed with apt-get (through sudo, unless you are root).
Elsewhere bootstrap.sh installs nothing: it says what is missing, and goes on if nothing is.
HELP
}

is_root() { [ "$(id -u)" -eq 0 ]; }
may_be_root() { is_root || command -v sudo >/dev/null; }

# as_root COMMAND...: runs it as it is for root, else through sudo.
as_root() {
  if is_root; then
    "$@"
  else
    sudo "$@"
  fi
}

is_debian_12() {
  [ -r /etc/os-release ] && (
    # shellcheck source=/dev/null
    . /etc/os-release
    [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ]
  )
}

# packages_of GROUP...: the packages of these groups, one a line.
packages_of() {
  local group
  for group in "$@"; do
    case $group in
      build) printf '%s\n' "${build_packages[@]}" ;;
      test) printf '%s\n' "${test_packages[@]}" ;;
      clang) printf '%s\n' "${clang_packages[@]}" ;;
      blogs) printf '%s\n' "${blogs_packages[@]}" ;;
      lab) printf '%s\n' "${lab_packages[@]}" ;;
      *) die "there is no group of packages named \"$group\"; there are build, test, clang, blogs and lab" ;;
    esac
  done
}

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {
  local package missing=()
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  may_be_root ||
    die "packages are missing, and there is no sudo; as root: apt-get install ${missing[*]}"
  say "Installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update ||
    die "apt-get update failed; these packages are missing: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install --yes --no-install-recommends "${missing[@]}" ||
    die "apt-get could not install: ${missing[*]}"
}

# has_cmake_package NAME: whether CMake finds it, asked the way the build will ask.
has_cmake_package() {
  local probe=$scratch/probe-$1
  mkdir -p "$probe"
  printf 'cmake_minimum_required(VERSION 3.25)\nproject(probe LANGUAGES CXX)\nfind_package(%s REQUIRED)\n' \
    "$1" >"$probe/CMakeLists.txt"
  cmake -S "$probe" -B "$probe/build" >/dev/null 2>&1
}

# is_here PACKAGE: whether what the Debian package would give is here, told without dpkg.
is_here() {
  case $1 in
    g++) "${CXX:-c++}" -std=c++20 -fsyntax-only -x c++ /dev/null ;;
    cmake) command -v cmake && cmake_is_recent ;;
    ninja-build) command -v ninja ;;
    libabsl-dev) has_cmake_package absl ;;
    libarchive-dev) has_cmake_package LibArchive ;;
    libcurl4-openssl-dev) has_cmake_package CURL ;;
    libcxxopts-dev) has_cmake_package cxxopts ;;
    libmd4c-dev | libmd4c-html0-dev) has_cmake_package md4c ;;
    libpugixml-dev) has_cmake_package pugixml ;;
    libsimdjson-dev) has_cmake_package simdjson ;;
    libtomlplusplus-dev) has_cmake_package tomlplusplus ;;
    libxxhash-dev) echo '#include <xxhash.h>' | "${CXX:-c++}" -fsyntax-only -x c++ - ;;
    libyaml-cpp-dev) has_cmake_package yaml-cpp ;;
    tzdata) [ -e "${TZDIR:-/usr/share/zoneinfo}/Europe/Berlin" ] ;;
    zlib1g-dev) has_cmake_package ZLIB ;;
    libgtest-dev) has_cmake_package GTest ;;
    python3-yaml) python3 -c 'import yaml' || /usr/bin/python3 -c 'import yaml' ;;
    python3-jsonschema) python3 -c 'import jsonschema' || /usr/bin/python3 -c 'import jsonschema' ;;
    libxml2-utils) command -v xmllint ;;
    clang) command -v clang++ ;;
    php-cli) command -v php ;;
    php-mysql) php -r 'exit(extension_loaded("mysqli") ? 0 : 1);' ;;
    php-xml) php -r 'exit(extension_loaded("dom") ? 0 : 1);' ;;
    php-mbstring) php -r 'exit(extension_loaded("mbstring") ? 0 : 1);' ;;
    php-gd) php -r 'exit(extension_loaded("gd") ? 0 : 1);' ;;
    mariadb-server-core) [ -x /usr/sbin/mariadbd ] ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}

cmake_is_recent() {
  local version
  version=$(cmake --version | sed -n '1s/[^0-9]*//p')
  [ "$(printf '%s\n' 3.25 "$version" | sort -V | head -n 1)" = 3.25 ]
}

what_it_is() {
  case $1 in
    g++) echo "a C++20 compiler: g++ 12, clang++ 14 or newer" ;;
    cmake) echo "CMake 3.25 or newer" ;;
    ninja-build) echo "Ninja" ;;
    libabsl-dev) echo "Abseil with its headers (absl::time)" ;;
    libarchive-dev) echo "libarchive with its headers" ;;
    libcurl4-openssl-dev) echo "libcurl 7.85 or newer with its headers" ;;
    libcxxopts-dev) echo "cxxopts 3 (headers)" ;;
    libmd4c-dev) echo "md4c with its CMake files" ;;
    libmd4c-html0-dev) echo "md4c's HTML part, which its CMake files ask for" ;;
    libpugixml-dev) echo "pugixml with its CMake files" ;;
    libsimdjson-dev) echo "simdjson 3 or newer with its CMake files" ;;
    libtomlplusplus-dev) echo "toml++ with its CMake files" ;;
    libxxhash-dev) echo "xxHash 0.8 or newer (header)" ;;
    libyaml-cpp-dev) echo "yaml-cpp with its CMake files" ;;
    tzdata) echo "the time zone database (tzdata)" ;;
    zlib1g-dev) echo "zlib with its headers" ;;
    libgtest-dev) echo "GoogleTest" ;;
    python3-yaml) echo "the Python module yaml" ;;
    python3-jsonschema) echo "the Python module jsonschema" ;;
    libxml2-utils) echo "xmllint" ;;
    php-cli) echo "PHP on the command line" ;;
    php-mysql | php-xml | php-mbstring | php-gd) echo "PHP's extension ${1#php-}" ;;
    mariadb-server-core) echo "MariaDB's server (/usr/sbin/mariadbd)" ;;
    *) echo "the program $1" ;;
  esac
}

require_by_hand() {
  local package missing=()
  for package in "$@"; do
    is_here "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  {
    echo "bootstrap.sh: this is not Debian 12, so nothing is installed by itself. Missing:"
    for package in "${missing[@]}"; do
      printf '  %-50s (Debian package: %s)\n' "$(what_it_is "$package")" "$package"
    done
  } >&2
  exit 1
}

# setup GROUP...: sees to it that what these groups need is installed.
setup() {
  local packages
  packages=$(packages_of "$@")
  mapfile -t packages <<<"$packages"
  if is_debian_12; then
    install_packages "${packages[@]}"
  else
    require_by_hand "${packages[@]}"
  fi
}

# use_ccache: compiles through ccache where it is installed; nothing depends on it.
use_ccache() {
  if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER:-ccache}
  fi
}

build() {
  setup build
  use_ccache
  say "Building the program"
  cmake --preset release -DPOSTFERRY_TESTS=OFF
  cmake --build --preset release
}

run_tests() {
  setup build test
  use_ccache
  say "Building the program and its tests"
  cmake --preset dev
  cmake --build --preset dev
  say "Running the tests"
  ctest --preset dev --parallel "$(nproc)"
}

install_to() {
  local prefix=$1 asroot=()
  case $prefix in /*) ;; *) prefix=$caller/$prefix ;; esac
  build
  say "Installing to $prefix"
  if ! may_create "$prefix"; then
    may_be_root || die "$prefix can't be written to, and there is no sudo"
    asroot=(as_root)
  fi
  "${asroot[@]}" cmake --install build/release --prefix "$prefix"
}

# may_create DIRECTORY: whether we may write to it, or make it if it does not exist yet.
may_create() {
  local directory=$1
  until [ -e "$directory" ]; do directory=$(dirname "$directory"); done
  [ -w "$directory" ]
}

# shown ARGUMENT...: runs postferry with these, and says so.
shown() {
  printf '\n$ postferry %s\n' "${*//"$scratch"\//}"
  (cd "$scratch" && "$postferry" "$@" 2>&1)
}

# first_lines FILE LINES [FROM]: as much of a file as tells what it is and fits 80 columns.
first_lines() {
  local line
  tail -n "+${3:-1}" "$scratch/$1" | head -n "$2" |
    while IFS= read -r line; do
      line=${line//$'\t'/  }
      printf '  | %s\n' "${line:0:75}"
    done
}

# shown_convert SOURCE TARGET [OPTION...]: converts, and shows how the target begins.
shown_convert() {
  local source=$1 target=$2
  shift 2
  shown convert "$source" -o "$target" "$@"
  [ -d "$scratch/$target" ] || first_lines "$target" 2
}

# shown_back TARGET: converts it back to WordPress and compares it with where it came from.
shown_back() {
  shown convert "$1" -o "from-$1.xml"
  shown diff sample-blog.xml "from-$1.xml"
  echo "equal: no post, comment, field or byte of text differs"
}

demo() {
  build
  cp fixtures/wxr/sample-blog.xml "$scratch/"
  cp fixtures/goodreads/export-31-columns.csv "$scratch/goodreads.csv"
  say "1. What is in this WordPress export? (the first 24 lines)"
  shown inspect sample-blog.xml >"$scratch/inspection"
  head -n 24 "$scratch/inspection"
  say "2. A blog of Markdown files: the review in the text becomes front matter"
  shown convert sample-blog.xml -o blog/
  (cd "$scratch" && find blog -type f | LC_ALL=C sort | sed 's/^/  | /')
  printf '\n  blog/2024-05-04-beloved.md begins:\n'
  first_lines blog/2024-05-04-beloved.md 32
  say "3. The same blog in every other format"
  shown_convert sample-blog.xml blog.jsonl
  shown_convert sample-blog.xml blog.json
  shown_convert sample-blog.xml blog.csv --goodreads.all-posts
  say "4. A Goodreads library becomes a WordPress blog"
  shown convert goodreads.csv -o library.xml
  first_lines library.xml 9 "$(grep -n -m 1 '<item>' "$scratch/library.xml" | cut -d : -f 1)"
  say "5. Archives with private data; back to WordPress; compared with the source"
  shown convert sample-blog.xml -o markdown.zip --private-data keep
  shown_back markdown.zip
  shown convert sample-blog.xml -o library.csv --goodreads.all-posts --private-data keep
  shown_back library.csv
  shown_back blog.jsonl
  shown_back blog.json
  say "That was all. README.md has examples; the program is build/release/postferry"
}

main() {
  local command=${1:-help}
  [ $# -eq 0 ] || shift
  cd "$root"
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  case $command in
    build | demo) "$command" ;;
    test) run_tests ;;
    install) install_to "${1:-/usr/local}" ;;
    setup) [ $# -gt 0 ] || die "setup takes groups: build, test, clang, blogs, lab"; setup "$@" ;;
    help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
  esac
}

main "$@"
