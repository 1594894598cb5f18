// SPDX-License-Identifier: MIT
#include "commands/diff_printer.h"

#include <algorithm>
#include <utility>

#include "format/post_json.h"
#include "model/compare.h"

namespace postferry {

namespace {

constexpr std::size_t longest_value = 80;   // bytes of a value that a line for people shows
constexpr std::size_t context_before = 24;  // of it, before the first difference

std::string quoted(const std::string& text) {
  std::string out;
  append_value(out, text);
  return out;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// The part of a long value around `focus`, cut between characters.
std::string window(const std::string& value, std::size_t focus) {
  if (value.size() <= longest_value) return value;
  std::size_t begin = focus > context_before ? focus - context_before : 0;
  begin = std::min(begin, value.size());
  while (begin > 0 && begin < value.size() && is_continuation(value[begin])) --begin;
  std::size_t end = std::min(value.size(), begin + longest_value);
  while (end < value.size() && is_continuation(value[end])) ++end;
  return (begin > 0 ? "…" : "") + value.substr(begin, end - begin) +
         (end < value.size() ? "…" : "");
}

std::size_t first_difference(const std::string& a, const std::string& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first -
      a.begin());
}

std::string said(const std::string& value, std::size_t focus) {
  return value.empty() ? "absent" : window(value, focus);
}

// The value as JSON; empty (which no JSON is) where it is absent. An empty text next to a missing
// element is a value: meta and extras have such.
template <class T>
std::string json_of(const T* value, const T* other) {
  std::string out;
  if (value != nullptr && (other == nullptr || !is_absent(*value))) append_value(out, *value);
  return out;
}

std::string called(const Post& post) {
  const std::string name = describe(post);
  return name.empty() ? "post" : "post " + name;
}

}  // namespace

DiffPrinter::DiffPrinter(const TextOut& out, bool json, std::string left, std::string right)
    : out_(out), json_(json), left_(std::move(left)), right_(std::move(right)) {}

template <class S>
void DiffPrinter::compare_leaves(const std::string& whose, const S& left, const S& right) {
  auto visit = [&](Field, const std::string& path, const auto* a, const auto* b) {
    field(whose, path, json_of(a, b), json_of(b, a));
  };
  compare(&left, &right, std::string(), visit);
}

void DiffPrinter::compare_posts(const Post& left, const Post& right) {
  compare_leaves(called(left), left, right);
}

void DiffPrinter::compare_sites(const Site& left, const Site& right) {
  compare_leaves("site", left, right);
}

void DiffPrinter::field(const std::string& whose, const std::string& path, const std::string& left,
                        const std::string& right) {
  if (json_) {
    write("{\"post\":" + quoted(whose) + ",\"field\":" + quoted(path) +
          ",\"left\":" + (left.empty() ? "null" : left) +
          ",\"right\":" + (right.empty() ? "null" : right) + "}\n");
    return;
  }
  const std::size_t focus = first_difference(left, right);
  write(whose + ": " + path + ": " + said(left, focus) + " -> " + said(right, focus) + "\n");
}

void DiffPrinter::only_left(const Post& post, std::string_view json) {
  if (json_)
    field(called(post), "post", std::string(json), {});
  else
    write(called(post) + ": only in " + left_ + "\n");
}

void DiffPrinter::only_right(const Post& post, std::string_view json) {
  if (json_)
    field(called(post), "post", {}, std::string(json));
  else
    write(called(post) + ": only in " + right_ + "\n");
}

void DiffPrinter::order(std::uint64_t posts, const Post& first) {
  if (json_) {
    write("{\"post\":" + quoted(called(first)) +
          ",\"field\":\"order\",\"left\":null,\"right\":" + std::to_string(posts) + "}\n");
    return;
  }
  write("order: " + std::to_string(posts) + (posts == 1 ? " post stands" : " posts stand") +
        " elsewhere in " + right_ + ", the first is " + called(first) + "\n");
}

void DiffPrinter::write(const std::string& line) {
  ++differences_;
  out_(line);
}

}  // namespace postferry
