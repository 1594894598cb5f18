// SPDX-License-Identifier: MIT
// JSON of any struct of the model, derived from the member table.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "codec/json_write.h"
#include "format/json_leaf.h"
#include "model/compare.h"
#include "model/members.h"

namespace postferry {

/// True if `key` is the JSON key of a member of S.
template <ModelStruct S>
[[nodiscard]] bool is_member_key(std::string_view key) {
  bool found = false;
  for_each_member<S>([&](const auto& member) { found = found || member.key == key; });
  return found;
}

/// True for the structs that keep what their reader did not know: Post, Comment, Site.
template <class S>
concept HasExtras = requires(S object) {
  object.extras;
};

/// True if an extra of that path can be written as a key of its own: it names no place inside a
/// value (`review.works[0].x`) and nothing that a document means by itself.
[[nodiscard]] bool is_plain_path(std::string_view path);

/// Index from which on the extras can be written back as keys of their object: the longest run at
/// the end of the list of format "json" with plain paths, each once, none a member's (`is_member`),
/// and one line of valid JSON. Reading appends unknown keys last, so their order is kept.
[[nodiscard]] std::size_t first_key_extra(const std::vector<Extra>& extras,
                                          bool (*is_member)(std::string_view));

template <ModelStruct S>
void append_value(std::string& out, const S& object);

/// Any leaf that says something.
template <class T>
requires requires(std::string& out, const T& value) { append_leaf(out, value); }
void append_value(std::string& out, const T& value) { append_leaf(out, value); }

template <ModelStruct S>
void append_value(std::string& out, const std::optional<S>& value) {
  append_value(out, *value);
}

template <ModelStruct S>
void append_value(std::string& out, const S* begin, const S* end) {
  JsonList list(out, JsonList::Kind::array);
  for (; begin != end; ++begin) {
    list.element();
    append_value(out, *begin);
  }
  list.close();
}

template <ModelStruct S>
void append_value(std::string& out, const std::vector<S>& values) {
  append_value(out, values.data(), values.data() + values.size());
}

namespace detail {

/// `,"key":` of member I of S, made by the compiler.
template <ModelStruct S, std::size_t I>
struct WrittenKey {
  static constexpr std::string_view key = std::get<I>(Members<S>::table).key;
  static constexpr std::array<char, key.size() + 4> text = [] {
    std::array<char, key.size() + 4> made{};
    char* to = made.data();
    for (const char c : {',', '"'}) *to++ = c;
    for (const char c : key) *to++ = c;
    for (const char c : {'"', ':'}) *to++ = c;
    return made;
  }();
};

/// `keys_from`: first_key_extra() of the object's extras.
template <ModelStruct S, std::size_t I>
void append_member(JsonList& list, std::string& out, const S& object, std::size_t keys_from) {
  constexpr auto member = std::get<I>(Members<S>::table);
  constexpr auto& key = WrittenKey<S, I>::text;
  const auto& value = object.*(member.pointer);
  if constexpr (HasExtras<S> &&
                std::is_same_v<std::remove_cvref_t<decltype(value)>, std::vector<Extra>>) {
    if (keys_from == 0) return;
    list.written_key({key.data(), key.size()});
    append_value(out, value.data(), value.data() + keys_from);
  } else {
    if (member.presence == Presence::when_set && is_absent(value)) return;
    list.written_key({key.data(), key.size()});
    append_value(out, value);
  }
}

}  // namespace detail

template <ModelStruct S>
void append_value(std::string& out, const S& object) {
  JsonList list(out, JsonList::Kind::object);
  std::size_t keys_from = 0;
  if constexpr (HasExtras<S>) keys_from = first_key_extra(object.extras, is_member_key<S>);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (detail::append_member<S, I>(list, out, object, keys_from), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(Members<S>::table)>>>());
  if constexpr (HasExtras<S>)
    for (std::size_t i = keys_from; i < object.extras.size(); ++i) {
      list.element();
      append_json_string(out, object.extras[i].path);
      out += ':';
      out += object.extras[i].raw;
    }
  list.close();
}

/// Fills a new struct from a JSON object. Unknown keys and values of a wrong kind go to the extras
/// of the nearest struct that has some, with notes; where there is none, they are dropped with the
/// notes. False if `node` is no object. Instantiated for every struct of the model.
template <ModelStruct S>
[[nodiscard]] bool read_struct(const JsonNode& node, S& object, Notes& notes);

}  // namespace postferry
