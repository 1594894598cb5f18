// SPDX-License-Identifier: MIT
#include <array>
#include <cstdio>
#include <utility>

#include "conformance/harness.h"
#include "model/compare.h"

namespace postferry::conformance {

namespace {

constexpr std::size_t most_lines = 12;
constexpr std::size_t most_bytes = 160;

std::string show(const std::string& text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < std::min(text.size(), most_bytes); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x7F) {
      out += text[i];
      continue;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\x%02X", static_cast<unsigned>(byte));
    out += escape.data();
  }
  return out +
         (text.size() > most_bytes ? "\"... (" + std::to_string(text.size()) + " bytes)" : "\"");
}
std::string show(const Id& id) { return show(id.text); }
std::string show(const Date& date) { return show(date.iso); }
std::string show(const Decimal& decimal) { return decimal.to_string(); }
std::string show(bool value) { return value ? "true" : "false"; }
std::string show(std::int64_t value) { return std::to_string(value); }
std::string show(const std::pair<std::string, std::string>& id) {
  return show(id.first) + ": " + show(id.second);
}
template <class T>
std::string show(const std::optional<T>& value) {
  return value ? show(*value) : "absent";
}
template <class T>
std::string show(const std::vector<T>& list) {
  std::string out = "[";
  for (const T& element : list) out += (out.size() > 1 ? ", " : "") + show(element);
  return out + "]";
}

// Lines about two structs; stops adding after most_lines.
template <ModelStruct S>
void add_lines(const S* a, const S* b, const std::string& path, std::size_t& lines,
               std::string& out) {
  auto visit = [&](Field, const std::string& where, const auto* left, const auto* right) {
    if (++lines > most_lines) return;
    out += "  " + where + ": " + (left == nullptr ? "nothing" : show(*left)) + " -> " +
           (right == nullptr ? "nothing" : show(*right)) + "\n";
  };
  compare(a, b, path, visit);
}

}  // namespace

std::string difference(const Post& a, const Post& b) {
  std::string out;
  std::size_t lines = 0;
  add_lines(&a, &b, "", lines, out);
  return out;
}

std::string difference(const Document& a, const Document& b) {
  std::string out;
  std::size_t lines = 0;
  if (!(a.site == b.site)) add_lines(&a.site, &b.site, "site.", lines, out);
  if (a.posts.size() != b.posts.size())
    out += "  " + std::to_string(a.posts.size()) + " posts -> " + std::to_string(b.posts.size()) +
           "\n";
  for (std::size_t i = 0; i < std::min(a.posts.size(), b.posts.size()) && lines <= most_lines; ++i)
    if (!(a.posts[i] == b.posts[i]))
      add_lines(&a.posts[i], &b.posts[i], "posts[" + std::to_string(i) + "].", lines, out);
  return out;
}

}  // namespace postferry::conformance
