// SPDX-License-Identifier: MIT
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "format/carrier.h"
#include "format/carrier_ids.h"
#include "format/carrier_patch.h"
#include "format/carrier_shown.h"
#include "format/text_edits.h"

namespace postferry {

namespace {

using carrier::hash_of;
using carrier::json_of;
using carrier::witness_of;

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::int64_t newest_version = 1;

std::size_t index_from(std::string_view text) {
  const auto value = parse_integer(text);
  return value && *value >= 0 ? static_cast<std::size_t>(*value) : none;
}

// A carrier gives dates back to the letter, as they were.
template <class T>
bool restore(const JsonNode& node, T& value) {
  return !read_leaf(node, value).has_value();
}
bool restore(const JsonNode& node, Date& value) {
  value.iso = node.text();
  return node.is(JsonKind::string);
}

/// Applies patches, struct by struct.
class CarrierReader {
 public:
  explicit CarrierReader(Notes& notes) : notes_(notes) {}

  template <ModelStruct S>
  void apply(const JsonNode& patch, S& native, const std::string& path) {
    if constexpr (carrier::is_one_value<S>)
      if (const JsonNode hash = patch.find("hash"); hash && hash.raw() != hash_of(json_of(native)))
        return edited(path.substr(0, path.size() - 1));
    const JsonNode is = patch.find("is");
    const JsonNode was = patch.find("was");
    const JsonNode edits = patch.find("edits");
    const JsonNode in = patch.find("in");
    for_each_member<S>([&](const auto& member) {
      const Sides sides{find(is, member.key), find(was, member.key), find(edits, member.key)};
      if (sides.is || sides.was)
        set(sides, native.*(member.pointer), path + std::string(member.key));
      if (const JsonNode inner = find(in, member.key))
        enter(inner, native.*(member.pointer), path + std::string(member.key));
    });
  }

 private:
  // What a patch says of one member.
  struct Sides {
    JsonNode is;
    JsonNode was;
    JsonNode edits;
  };

  // An element of an "add" list.
  template <class S>
  struct Addition {
    std::size_t before;
    S element;
  };

  static JsonNode find(const JsonNode& object, std::string_view key) {
    return object ? object.find(key) : JsonNode();
  }

  void edited(const std::string& path) { notes_.add(NoteCode::carrier_edited, path); }
  void unreadable(const std::string& path) { notes_.add(NoteCode::carrier_unreadable, path); }
  void orphan(const std::string& path) { notes_.add(NoteCode::carrier_orphan, path); }

  // Whether the value is still the one that was written.
  template <class T>
  static bool unchanged(const JsonNode& was, const T& value) {
    if (!was) return is_absent(value);
    if (is_absent(value)) return false;
    const std::string json = json_of(value);
    if (was.raw() == witness_of(json) || was.raw() == hash_of(json)) return true;
    if constexpr (!is_struct_option<T>) {
      // Somebody may have rewritten the carrier's JSON itself.
      T then{};
      return restore(was, then) && then == value;
    }
    return false;
  }

  template <class T>
  void set(const Sides& sides, T& native, const std::string& path) {
    T original{};
    if (sides.is && !restore(sides.is, original)) return unreadable(path);
    settle(sides, std::move(original), native, path);
  }

  void set(const Sides& sides, std::string& native, const std::string& path) {
    if (sides.edits) return edit(sides, native, path);
    std::string original;
    if (sides.is && !restore(sides.is, original)) return unreadable(path);
    settle(sides, std::move(original), native, path);
  }

  void set(const Sides& sides, Ids& native, const std::string& path) {
    Ids original;
    Ids was;
    if (sides.is && !restore(sides.is, original)) return unreadable(path);
    if (sides.was && !restore(sides.was, was)) return unreadable(path);
    if (native == original) return;
    if (native != was) edited(path);
    native = carrier::merge_ids(original, was, native);
  }

  template <ModelStruct S>
  void set(const Sides& sides, std::optional<S>& native, const std::string& path) {
    std::optional<S> original;
    Notes ignored;
    if (sides.is && !read_struct(sides.is, original.emplace(), ignored)) return unreadable(path);
    settle(sides, std::move(original), native, path);
  }

  // Lists of structs have no "is" and "was".
  template <ModelStruct S>
  void set(const Sides&, std::vector<S>&, const std::string& path) {
    unreadable(path);
  }

  template <class T>
  void settle(const Sides& sides, T original, T& native, const std::string& path) {
    if (native == original) return;
    if (unchanged(sides.was, native))
      native = std::move(original);
    else
      edited(path);
  }

  void edit(const Sides& sides, std::string& native, const std::string& path) {
    if (!unchanged(sides.was, native)) return edited(path);
    std::vector<TextEdit> edits;
    for (const JsonNode triple : sides.edits) {
      const JsonNode at = triple.is(JsonKind::array) ? triple.first_child() : JsonNode();
      const JsonNode removed = at ? at.next() : JsonNode();
      const JsonNode inserted = removed ? removed.next() : JsonNode();
      if (!inserted) return unreadable(path);
      edits.push_back({index_from(at.text()), index_from(removed.text()), inserted.text()});
    }
    auto original = apply_text_edits(native, edits);
    if (!original) return unreadable(path);
    native = std::move(*original);
  }

  template <class T>
  void enter(const JsonNode&, T&, const std::string& path) {
    unreadable(path);
  }

  template <ModelStruct S>
  void enter(const JsonNode& patch, std::optional<S>& native, const std::string& path) {
    if (!native) return orphan(path);
    apply(patch, *native, path + ".");
  }

  template <ModelStruct S>
  void enter(const JsonNode& patch, std::vector<S>& native, const std::string& path) {
    const JsonNode length = find(patch, "n");
    const Places<S> places(native, length ? index_from(length.text()) : none);
    // Places are told by what the elements say before anything is applied.
    const std::vector<bool> cut = cuts(patch, places, path);
    std::vector<Addition<S>> additions = read_additions(patch, places, path);
    patch_elements(patch, native, places, path);
    rebuild(native, cut, additions);
  }

  /// Finds the native elements that a carrier speaks of.
  template <ModelStruct S>
  class Places {
   public:
    Places(const std::vector<S>& list, std::size_t length)
        : list_(list), same_(list.size() == length), length_(length) {}

    [[nodiscard]] std::size_t size() const { return list_.size(); }
    // By index in a list that is as long as it was, else by hash.
    [[nodiscard]] std::size_t of(std::size_t index, std::string_view hash) const {
      return same_ && index < list_.size() ? index : by_hash(hash);
    }
    // Must say exactly what it said.
    [[nodiscard]] std::size_t exactly(std::size_t index, std::string_view hash) const {
      return index < list_.size() && hash_of(json_of(list_[index])) == hash ? index : by_hash(hash);
    }
    [[nodiscard]] std::size_t by_id(std::string_view id) const {
      if constexpr (std::is_same_v<S, Comment>) {
        if (ids_.empty())
          for (std::size_t i = 0; i < list_.size(); ++i) ids_.emplace(list_[i].id.text, i);
        const auto hit = ids_.find(std::string(id));
        return hit == ids_.end() ? none : hit->second;
      } else {
        return none;
      }
    }
    // Where an element goes that stood before element `index`; the end stays the end.
    [[nodiscard]] std::size_t before(std::size_t index) const {
      return index >= length_ ? list_.size() : std::min(index, list_.size());
    }

   private:
    [[nodiscard]] std::size_t by_hash(std::string_view hash) const {
      if (hashes_.empty())
        for (std::size_t i = 0; i < list_.size(); ++i)
          hashes_.emplace(hash_of(json_of(list_[i])), i);
      const auto hit = hashes_.find(std::string(hash));
      return hit == hashes_.end() ? none : hit->second;
    }

    const std::vector<S>& list_;
    bool same_;
    std::size_t length_;
    mutable std::unordered_map<std::string, std::size_t> hashes_;
    mutable std::unordered_map<std::string, std::size_t> ids_;
  };

  template <ModelStruct S>
  std::vector<bool> cuts(const JsonNode& patch, const Places<S>& places, const std::string& path) {
    std::vector<bool> cut(places.size());
    const JsonNode list = find(patch, "cut");
    if (!list) return cut;
    for (const JsonNode item : list) {
      const JsonNode index = item.is(JsonKind::array) ? item.first_child() : JsonNode();
      const JsonNode hash = index ? index.next() : JsonNode();
      const std::size_t place = hash ? places.exactly(index_from(index.text()), hash.raw()) : none;
      if (place == none)
        edited(path);
      else
        cut[place] = true;
    }
    return cut;
  }

  template <ModelStruct S>
  std::vector<Addition<S>> read_additions(const JsonNode& patch, const Places<S>& places,
                                          const std::string& path) {
    std::vector<Addition<S>> additions;
    const JsonNode list = find(patch, "add");
    if (!list) return additions;
    for (const JsonNode item : list) {
      const JsonNode index = item.is(JsonKind::array) ? item.first_child() : JsonNode();
      const JsonNode element = index ? index.next() : JsonNode();
      Notes ignored;
      S value;
      if (element && read_struct(element, value, ignored))
        additions.push_back({places.before(index_from(index.text())), std::move(value)});
      else
        unreadable(path);
    }
    std::stable_sort(additions.begin(), additions.end(),
                     [](const auto& a, const auto& b) { return a.before < b.before; });
    return additions;
  }

  template <ModelStruct S>
  void patch_elements(const JsonNode& patch, std::vector<S>& native, const Places<S>& places,
                      const std::string& path) {
    // All places first: what is applied changes what elements say.
    std::vector<std::pair<std::size_t, JsonNode>> found;
    const auto add = [&](std::size_t place, const JsonNode& inner, std::string_view name) {
      if (place == none || !inner)
        orphan(path + "[" + std::string(name) + "]");
      else
        found.emplace_back(place, inner);
    };
    if (const JsonNode ids = find(patch, "ids"))
      for (const JsonNode item : ids) add(places.by_id(item.key()), item, item.key());
    if (const JsonNode of = find(patch, "of"))
      for (const JsonNode item : of) {
        const JsonNode hash = item.is(JsonKind::array) ? item.first_child() : JsonNode();
        const JsonNode inner = hash ? hash.next() : JsonNode();
        add(hash ? places.of(index_from(item.key()), hash.raw()) : none, inner, item.key());
      }
    for (const auto& [place, inner] : found)
      apply(inner, native[place], path + "[" + std::to_string(place) + "].");
  }

  template <ModelStruct S>
  static void rebuild(std::vector<S>& native, const std::vector<bool>& cut,
                      std::vector<Addition<S>>& additions) {
    if (additions.empty() && std::find(cut.begin(), cut.end(), true) == cut.end()) return;
    std::vector<S> list;
    std::size_t next = 0;
    for (std::size_t i = 0; i <= native.size(); ++i) {
      for (; next < additions.size() && additions[next].before == i; ++next)
        list.push_back(std::move(additions[next].element));
      if (i < native.size() && !cut[i]) list.push_back(std::move(native[i]));
    }
    native = std::move(list);
  }

  Notes& notes_;
};

// A fact that the body says otherwise by now.
void leave_to_body(const std::vector<ReviewFact>& facts, Post& post, Notes& notes) {
  for (const ReviewFact fact : facts) {
    if (!post.review || !has_fact(*post.review, fact)) continue;
    erase_fact(*post.review, fact);
    notes.add(NoteCode::carrier_edited, "review." + std::string(name(fact)));
  }
  if (!facts.empty() && post.review && is_empty(*post.review)) post.review.reset();
}

// The carrier's root, or none and a note.
JsonNode read_carrier(std::string_view json, JsonTree& tree, Notes& notes) {
  const JsonResult result = tree.parse(json);
  const JsonNode version = result ? tree.root().find("v") : JsonNode();
  const auto number = version ? parse_integer(version.text()) : std::nullopt;
  if (number && *number >= 1 && *number <= newest_version) return tree.root();
  notes.add(NoteCode::carrier_unreadable, {},
            result ? "no carrier of a known version" : result.error);
  return {};
}

}  // namespace

bool apply_carrier(std::string_view json, Post& native, Notes& notes) {
  JsonTree tree;
  const JsonNode root = read_carrier(json, tree, notes);
  if (!root) return false;
  const std::vector<ReviewFact> edited = carrier::edited_facts(root.find("shown"), native);
  CarrierReader(notes).apply(root, native, {});
  leave_to_body(edited, native, notes);
  return true;
}

bool apply_carrier(std::string_view json, Site& native, Notes& notes) {
  JsonTree tree;
  const JsonNode root = read_carrier(json, tree, notes);
  if (root) CarrierReader(notes).apply(root, native, {});
  return static_cast<bool>(root);
}

}  // namespace postferry
