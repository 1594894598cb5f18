// SPDX-License-Identifier: MIT
// Random values of the model for properties that must hold of any, made by walking the member
// table.
#pragma once

#include <array>
#include <random>
#include <string>

#include "model/members.h"

namespace postferry {

/// Sets and changes members at random. The same seed gives the same values.
class RandomModel {
 public:
  explicit RandomModel(std::uint64_t seed) : random_(seed) {}

  std::uint64_t below(std::uint64_t n) { return random_() % n; }

  template <ModelStruct S>
  S make() {
    S object;
    for_each_member<S>([&](const auto& member) {
      if (below(3) == 0) set(object.*(member.pointer));
    });
    return object;
  }

  /// Changes about one member in `rarity`.
  template <ModelStruct S>
  void mutate(S& object, std::uint64_t rarity) {
    for_each_member<S>([&](const auto& member) {
      auto& value = object.*(member.pointer);
      if (below(rarity) == 0) {
        value = {};
        if (below(4) != 0) set(value);
      } else {
        mutate_inside(value, rarity);
      }
    });
  }

  std::string text() {
    using namespace std::string_view_literals;
    static constexpr std::array parts = {"word "sv,
                                         "é"sv,
                                         "日本"sv,
                                         "😀"sv,
                                         "\n"sv,
                                         "\r\n"sv,
                                         "\0"sv,
                                         "\x1F"sv,
                                         "\""sv,
                                         "\\"sv,
                                         "<p>"sv,
                                         "#"sv,
                                         "#0123456789abcdef"sv,
                                         "7"sv,
                                         "null"sv,
                                         "{\"a\":1}"sv,
                                         "\xE2\x80\xA8"sv,
                                         "</p>\n\n"sv,
                                         "<!-- wp:p -->"sv};
    std::string out;
    std::uint64_t count = 1 + below(below(4) == 0 ? 60 : 4);
    while (count-- > 0) out += parts[below(parts.size())];
    return out;
  }

 private:
  void set(std::string& value) { value = below(10) == 0 ? std::string() : text(); }
  void set(bool& value) { value = true; }
  void set(Id& value) { value.text = below(2) == 0 ? std::to_string(below(50)) : text(); }
  void set(Date& value) {
    static constexpr std::array dates = {"2024",
                                         "2024-03-01",
                                         "2024-03-01T09:30:00",
                                         "2024-03-01T09:30:00Z",
                                         "2024-03-01T09:30:00+00:00",
                                         "0999-12-31T23:59:59.5-11:30"};
    value.iso = dates[below(dates.size())];
  }
  void set(std::optional<bool>& value) { value = below(2) == 0; }
  void set(std::optional<std::int64_t>& value) {
    value = below(5) == 0 ? INT64_MIN : static_cast<std::int64_t>(below(9));
  }
  void set(std::optional<Decimal>& value) {
    value =
        Decimal(static_cast<std::int64_t>(below(1000)) - 500, static_cast<std::uint8_t>(below(4)));
  }
  void set(Ids& value) {
    for (std::uint64_t i = 1 + below(3); i > 0; --i)
      value.emplace_back("id" + std::to_string(i), text());
  }
  void set(std::vector<std::string>& value) {
    for (std::uint64_t i = 1 + below(3); i > 0; --i) value.push_back(text());
  }
  template <ModelStruct S>
  void set(std::vector<S>& value) {
    for (std::uint64_t i = 1 + below(5); i > 0; --i) value.push_back(make<S>());
    if constexpr (std::is_same_v<S, Extra>)
      for (S& extra : value) settle(extra);
  }
  template <ModelStruct S>
  void set(std::optional<S>& value) {
    value = make<S>();
  }

  // Extras that json itself might have kept, good and bad ones.
  void settle(Extra& extra) {
    static constexpr std::array paths = {"foo",        "bar",       "title", "review.x",
                                         "works[0].y", "postferry", ""};
    static constexpr std::array raws = {
        "1", "\"x\"", "{\"a\": [1,2]}", "[1,", "1,\"title\":2", " 3", "[\n1]", ""};
    if (below(4) == 0) return;
    extra = {"json", paths[below(paths.size())], raws[below(raws.size())]};
  }

  template <class T>
  void mutate_inside(T&, std::uint64_t) {}
  void mutate_inside(std::string& value, std::uint64_t rarity) {
    if (value.empty() || below(rarity) != 0) return;
    std::size_t at = below(value.size());
    while (at > 0 && (static_cast<unsigned char>(value[at]) & 0xC0U) == 0x80) --at;
    std::size_t end = at + below(4);
    while (end < value.size() && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80) ++end;
    value.replace(at, std::min(end, value.size()) - at, text());
  }
  template <ModelStruct S>
  void mutate_inside(std::optional<S>& value, std::uint64_t rarity) {
    if (value) mutate(*value, rarity);
  }
  template <ModelStruct S>
  void mutate_inside(std::vector<S>& list, std::uint64_t rarity) {
    for (S& element : list) mutate(element, rarity);
    const auto place = [&] {
      return list.begin() + static_cast<std::ptrdiff_t>(below(list.size() + 1));
    };
    if (!list.empty() && below(rarity) == 0)
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(below(list.size())));
    if (below(rarity * 2) == 0) list.insert(place(), make<S>());
    if (!list.empty() && below(rarity * 4) == 0) {
      const S copy = list.front();
      list.insert(place(), copy);
    }
  }

  std::mt19937_64 random_;
};

}  // namespace postferry
