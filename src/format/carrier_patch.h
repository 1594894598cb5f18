// SPDX-License-Identifier: MIT
// The JSON of a carrier: {"v":1, patch members...}. A patch of a struct, empty parts left out:
//
//   "is":    {key: value}        what the original says (missing: it says nothing)
//   "was":   {key: value}        what the native side said when this was written (missing:
//   nothing);
//                                "#" and a hash of the value's JSON where that is long
//   "edits": {key: [[at, removed, "inserted"]...]}   instead of "is", for long texts: what turns
//   the
//                                native text into the original
//   "in":    {key: patch}        a struct that both sides have
//            {key: list patch}   a list of structs
//
//   "shown": of a post: which facts of its review the native body says; see carrier_shown.h
//   "hash":  of the native struct, for structs whose members make one value (a rating): an
//   edit of one member makes all that is carried of it stale
//
// Ids are patched key by key: an edit of one leaves the others.
//
// A list patch: "n": length of the native list; "ids": {comment id: patch}, or "of": {index: [hash,
// patch]}; "cut": [[index, hash]...] elements that were made up; "add": [[index to stand before,
// element]...]. The hashes find elements again in a list that was edited since.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/bytes.h"
#include "format/json_value.h"
#include "model/post.h"

namespace postferry::carrier {

/// Structs whose members make one value together. (A text's format stays what it was when the text
/// is edited.)
template <class S>
inline constexpr bool is_one_value =
    std::is_same_v<S, Rating> || std::is_same_v<S, ReaderRating> || std::is_same_v<S, AspectRating>;

/// Appends `"#0123456789abcdef"`: the JSON string that stands for a value's JSON, of
/// its hash.
inline void append_hash(std::string& out, std::uint64_t hash) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::array<char, 19> text;
  char* to = text.data();
  *to++ = '"';
  *to++ = '#';
  for (int shift = 60; shift >= 0; shift -= 4) *to++ = hex[(hash >> shift) & 0xFU];
  *to = '"';
  out.append(text.data(), text.size());
}
[[nodiscard]] inline std::string hash_of(std::string_view json) {
  std::string out;
  append_hash(out, hash_bytes(json));
  return out;
}

template <class T>
[[nodiscard]] std::string json_of(const T& value) {
  constexpr std::size_t usual_size = 160;  // of an element of a list
  std::string out;
  out.reserve(usual_size);
  append_value(out, value);
  return out;
}

/// Whether "was" holds a value's hash and not its JSON: it is long or looks like a hash.
[[nodiscard]] inline bool is_hashed(std::string_view json) {
  constexpr std::size_t longest = 40;
  return json.size() > longest || json.starts_with("\"#");
}
[[nodiscard]] inline std::string witness_of(std::string json) {
  return is_hashed(json) ? hash_of(json) : json;
}

/// Appends the hash of a value's JSON.
template <class T>
void append_hash_of(std::string& out, const T& value) {
  const std::size_t before = out.size();
  append_value(out, value);
  const std::uint64_t hash = hash_bytes(std::string_view(out).substr(before));
  out.resize(before);
  append_hash(out, hash);
}

/// Appends what "was" holds for a value.
template <class T>
void append_witness_of(std::string& out, const T& value) {
  const std::size_t before = out.size();
  append_value(out, value);
  const std::string_view json = std::string_view(out).substr(before);
  if (!is_hashed(json)) return;
  const std::uint64_t hash = hash_bytes(json);
  out.resize(before);
  append_hash(out, hash);
}

}  // namespace postferry::carrier
