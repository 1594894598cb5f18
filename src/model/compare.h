// SPDX-License-Identifier: MIT
// Differences between two values of the model, leaf by leaf, derived from the member table.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "model/members.h"

namespace postferry {

template <class T>
inline constexpr bool is_struct_list = false;
template <ModelStruct S>
inline constexpr bool is_struct_list<std::vector<S>> = true;
template <class T>
inline constexpr bool is_struct_option = false;
template <ModelStruct S>
inline constexpr bool is_struct_option<std::optional<S>> = true;

/// Whether a leaf value says nothing: an empty string, list, id or date, no value, false.
template <class T>
[[nodiscard]] bool is_absent(const T& value) {
  if constexpr (requires { value.has_value(); })
    return !value.has_value();
  else if constexpr (requires { value.empty(); })
    return value.empty();
  else
    return value == T{};
}

namespace detail {

// Equal elements at both ends of two lists, so that one insertion is one difference.
template <class List>
void trim_equal_ends(const List& a, const List& b, std::size_t& front, std::size_t& back) {
  const std::size_t shorter = std::min(a.size(), b.size());
  while (front < shorter && a[front] == b[front]) ++front;
  while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
}

/// In place of a path where nobody asks for it: making one for every leaf costs more than the
/// comparison.
struct NoPath {};

inline std::string leaf_path(const std::string& path, std::string_view key) {
  return path + std::string(key);
}
inline NoPath leaf_path(NoPath, std::string_view) noexcept { return {}; }
inline std::string member_path(const std::string& path, std::string_view key) {
  return path + std::string(key) + ".";
}
inline NoPath member_path(NoPath, std::string_view) noexcept { return {}; }
inline std::string element_path(const std::string& path, std::string_view key, std::size_t i) {
  return path + std::string(key) + "[" + std::to_string(i) + "].";
}
inline NoPath element_path(NoPath, std::string_view, std::size_t) noexcept { return {}; }

}  // namespace detail

/// Walks two structs side by side; `a` or `b` may be null (the element is missing on that side).
/// For each leaf (text, number, date, list of texts, ids) that differs calls
/// visit(Field, path, const T* a, const T* b), null where that side has no such element.
/// `path` ends in '.' or is empty, or is a detail::NoPath.
template <ModelStruct S, class Path, class Visit>
void compare(const S* a, const S* b, const Path& path, Visit& visit);

/// The same for one member, of which it is known that it is not equal.
template <ModelStruct S, class T, class Path, class Visit>
void compare_member(const Member<S, T>& member, const S* a, const S* b, const Path& path,
                    Visit& visit) {
  const T* left = a == nullptr ? nullptr : &(a->*(member.pointer));
  const T* right = b == nullptr ? nullptr : &(b->*(member.pointer));
  if constexpr (is_struct_option<T>) {
    const auto* l = left != nullptr && left->has_value() ? &**left : nullptr;
    const auto* r = right != nullptr && right->has_value() ? &**right : nullptr;
    if (l != nullptr || r != nullptr) compare(l, r, detail::member_path(path, member.key), visit);
  } else if constexpr (is_struct_list<T>) {
    static const T none;
    const T& l = left == nullptr ? none : *left;
    const T& r = right == nullptr ? none : *right;
    std::size_t front = 0;
    std::size_t back = 0;
    detail::trim_equal_ends(l, r, front, back);
    for (std::size_t i = front; i < std::max(l.size(), r.size()) - back; ++i) {
      const auto* le = i < l.size() - back ? &l[i] : nullptr;
      const auto* re = i < r.size() - back ? &r[i] : nullptr;
      compare(le, re, detail::element_path(path, member.key, i), visit);
    }
  } else {
    const bool said =
        (left != nullptr && (member.presence == Presence::always || !is_absent(*left))) ||
        (right != nullptr && (member.presence == Presence::always || !is_absent(*right)));
    if (said) visit(member.field, detail::leaf_path(path, member.key), left, right);
  }
}

template <ModelStruct S, class Path, class Visit>
void compare(const S* a, const S* b, const Path& path, Visit& visit) {
  for_each_member<S>([&](const auto& member) {
    if (a == nullptr || b == nullptr || !(a->*(member.pointer) == b->*(member.pointer)))
      compare_member(member, a, b, path, visit);
  });
}

/// Every leaf field that an object says something about, with how often.
template <ModelStruct S, class Visit>
void for_each_present(const S& object, Visit&& visit) {
  auto leaf = [&](Field field, detail::NoPath, const auto*, const auto*) { visit(field); };
  compare(&object, static_cast<const S*>(nullptr), detail::NoPath(), leaf);
}

}  // namespace postferry
