// SPDX-License-Identifier: MIT
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "format/carrier.h"
#include "format/carrier_patch.h"
#include "format/carrier_shown.h"
#include "format/text_edits.h"
#include "model/compare.h"
#include "model/lost_leaves.h"

namespace postferry {

namespace {

using carrier::append_hash_of;
using carrier::append_witness_of;

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t long_text =
    64;  // texts above this are carried as edits where that is shorter
constexpr std::size_t list_window =
    16;  // how far elements are looked for in lists of unequal length

/// The members of a patch, each a run of `"key":value` with commas.
struct Patch {
  std::string is;
  std::string was;
  std::string edits;
  std::string in;

  // Begins a member: its value is to follow.
  static std::string& begin(std::string& part, std::string_view key) {
    constexpr std::size_t usual_size = 200;
    if (part.empty())
      part.reserve(usual_size);
    else
      part += ',';
    append_json_string(part, key);
    return part += ':';
  }

  [[nodiscard]] bool empty() const {
    return is.empty() && was.empty() && edits.empty() && in.empty();
  }

  // Appends the members without the braces around.
  void append_to(std::string& out) const {
    char before = '\0';
    for (const auto& [name, part] :
         {std::pair<std::string_view, const std::string&>{"\"is\":{", is},
          {"\"was\":{", was},
          {"\"edits\":{", edits},
          {"\"in\":{", in}}) {
      if (part.empty()) continue;
      if (before != '\0') out += before;
      ((out += name) += part) += '}';
      before = ',';
    }
  }
};

// Element `original` stands for element `native`; none where the other side has no such element.
struct Pair {
  std::size_t original;
  std::size_t native;
};

// The nearest equal elements at or behind (o, n); false if there are none in the window.
template <ModelStruct S>
bool find_equal(const std::vector<S>& original, const std::vector<S>& native, std::size_t& o,
                std::size_t& n) {
  for (std::size_t sum = 0; sum <= list_window; ++sum)
    for (std::size_t skip = 0; skip <= sum; ++skip) {
      const std::size_t i = o + skip;
      const std::size_t j = n + sum - skip;
      if (i < original.size() && j < native.size() && original[i] == native[j]) {
        o = i;
        n = j;
        return true;
      }
    }
  return false;
}

// Pairs the elements of lists of unequal length: equal ones with each other, those in between one
// by one, what is left over with nothing.
template <ModelStruct S>
std::vector<Pair> align(const std::vector<S>& original, const std::vector<S>& native) {
  std::vector<Pair> pairs;
  pairs.reserve(std::max(original.size(), native.size()));
  std::size_t o = 0;
  std::size_t n = 0;
  while (o < original.size() || n < native.size()) {
    std::size_t next_o = o;
    std::size_t next_n = n;
    const bool both_left = o < original.size() && n < native.size();
    if (!both_left) {
      next_o = original.size();
      next_n = native.size();
    } else if (!find_equal(original, native, next_o, next_n)) {
      next_o = o + 1;
      next_n = n + 1;
    }
    for (; o < next_o && n < next_n; ++o, ++n) pairs.push_back({o, n});
    for (; n < next_n; ++n) pairs.push_back({none, n});
    for (; o < next_o; ++o) pairs.push_back({o, none});
    if (both_left && o < original.size() && n < native.size() && original[o] == native[n])
      pairs.push_back({o++, n++});
  }
  return pairs;
}

template <ModelStruct S>
std::vector<Pair> pairs_of(const std::vector<S>& original, const std::vector<S>& native) {
  std::vector<Pair> pairs;
  pairs.reserve(original.size());
  if (native.empty()) {
    for (std::size_t i = 0; i < original.size(); ++i) pairs.push_back({i, none});
    return pairs;
  }
  if (original.size() != native.size()) return align(original, native);
  for (std::size_t i = 0; i < original.size(); ++i) pairs.push_back({i, i});
  return pairs;
}

template <class S>
bool have_ids(const std::vector<S>&) {
  return false;
}
// Comments are found by their ids if all have one of their own.
bool have_ids(const std::vector<Comment>& comments) {
  std::unordered_set<std::string_view> ids;
  for (const Comment& comment : comments)
    if (comment.id.empty() || !ids.insert(comment.id.text).second) return false;
  return true;
}

template <class S>
std::string_view id_of(const S&) {
  return {};
}
std::string_view id_of(const Comment& comment) { return comment.id.text; }

template <ModelStruct S>
Patch patch_of(const S& original, const S& native);

// The members of a patch of two structs, which is not empty.
template <ModelStruct S>
void append_patch(std::string& out, const Patch& patch, const S& native) {
  patch.append_to(out);
  if constexpr (carrier::is_one_value<S>) append_hash_of(out += ",\"hash\":", native);
}

// All of these are called with values that differ.
template <class T>
void diff(Patch& patch, std::string_view key, const T& original, const T& native) {
  if (!is_absent(native)) append_witness_of(Patch::begin(patch.was, key), native);
  if (!is_absent(original)) append_value(Patch::begin(patch.is, key), original);
}

// Key by key is told apart what was edited, so that no hash will do.
void diff(Patch& patch, std::string_view key, const Ids& original, const Ids& native) {
  if (!native.empty()) append_value(Patch::begin(patch.was, key), native);
  if (!original.empty()) append_value(Patch::begin(patch.is, key), original);
}

void diff(Patch& patch, std::string_view key, const std::string& original,
          const std::string& native) {
  if (original.size() > long_text && native.size() > long_text) {
    if (std::string edits; append_edits_json(edits, native, original, original.size())) {
      append_hash_of(Patch::begin(patch.was, key), native);
      Patch::begin(patch.edits, key) += edits;
      return;
    }
  }
  if (!native.empty()) append_witness_of(Patch::begin(patch.was, key), native);
  if (!original.empty()) append_value(Patch::begin(patch.is, key), original);
}

template <ModelStruct S>
void diff(Patch& patch, std::string_view key, const std::optional<S>& original,
          const std::optional<S>& native) {
  if (original && native) {
    const Patch inner = patch_of(*original, *native);
    if (inner.empty()) return;
    std::string& out = Patch::begin(patch.in, key);
    append_patch(out += '{', inner, *native);
    out += '}';
  } else if (original) {
    append_value(Patch::begin(patch.is, key), original);
  } else if (native) {
    append_hash_of(Patch::begin(patch.was, key), native);
  }
}

template <ModelStruct S>
void diff(Patch& patch, std::string_view key, const std::vector<S>& original,
          const std::vector<S>& native) {
  const bool by_id = have_ids(native);
  std::string same;
  std::string cut;
  std::string add;
  const auto begin_element = [](std::string& list, std::size_t index) -> std::string& {
    list += list.empty() ? "[" : ",[";
    append_json_integer(list, static_cast<std::int64_t>(index));
    return list += ',';
  };
  std::size_t before = 0;  // the native element that an added one stands before
  for (const Pair& pair : pairs_of(original, native)) {
    if (pair.native == none) {
      append_value(begin_element(add, before), original[pair.original]);
      add += ']';
      continue;
    }
    before = pair.native + 1;
    const S& then = native[pair.native];
    if (pair.original == none) {
      append_hash_of(begin_element(cut, pair.native), then);
      cut += ']';
      continue;
    }
    const Patch inner = patch_of(original[pair.original], then);
    if (inner.empty()) continue;
    if (by_id) {
      Patch::begin(same, id_of(then)) += '{';
    } else {
      append_hash_of(Patch::begin(same, std::to_string(pair.native)) += '[', then);
      same += ",{";
    }
    append_patch(same, inner, then);
    same += by_id ? "}" : "}]";
  }
  std::string& out = Patch::begin(patch.in, key);
  out.reserve(out.size() + same.size() + cut.size() + add.size() + 40);
  out += "{\"n\":";
  append_json_integer(out, static_cast<std::int64_t>(native.size()));
  if (!same.empty()) out.append(by_id ? ",\"ids\":{" : ",\"of\":{").append(same) += '}';
  if (!cut.empty()) out.append(",\"cut\":[").append(cut) += ']';
  if (!add.empty()) out.append(",\"add\":[").append(add) += ']';
  out += '}';
}

template <ModelStruct S>
Patch patch_of(const S& original, const S& native) {
  Patch patch;
  for_each_member<S>([&](const auto& member) {
    const auto& is = original.*(member.pointer);
    const auto& was = native.*(member.pointer);
    if (!(is == was)) diff(patch, member.key, is, was);
  });
  return patch;
}

template <class S>
std::string make(const S& original, const S& native, FieldCounts& carried) {
  Patch patch;
  LostLeaves lost(carried);
  for_each_member<S>([&](const auto& member) {
    const auto& is = original.*(member.pointer);
    const auto& was = native.*(member.pointer);
    if (is == was) return;
    diff(patch, member.key, is, was);
    compare_member(member, &original, &native, detail::NoPath(), lost);
  });
  std::string out;
  if (patch.empty()) return out;
  out.reserve(patch.is.size() + patch.was.size() + patch.edits.size() + patch.in.size() + 64);
  append_patch(out += "{\"v\":1,", patch, native);
  return out += '}';
}

}  // namespace

std::string make_carrier(const Post& original, const Post& native, FieldCounts& carried,
                         const ShownBody* shown) {
  std::string json = make(original, native, carried);
  if (json.empty() || shown == nullptr) return json;
  const std::string told = carrier::shown_json(*shown, native);
  if (!told.empty()) json.insert(json.size() - 1, ",\"shown\":" + told);
  return json;
}

std::string make_carrier(const Site& original, const Site& native, FieldCounts& carried) {
  return make(original, native, carried);
}

}  // namespace postferry
