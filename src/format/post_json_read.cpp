// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bitset>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "codec/json_scan.h"
#include "format/json_value.h"
#include "format/post_json.h"

namespace postferry {

namespace {

constexpr std::string_view own_format = "json";

// The value's bytes; breaks and indentation between its tokens are left out if it has several
// lines, so that it fits into a line of JSON Lines.
std::string one_line(std::string_view raw) {
  if (raw.find_first_of("\r\n") == std::string_view::npos) return std::string(raw);
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '"') {
      const std::size_t end = std::min(find_json_string_end(raw, at), raw.size());
      out.append(raw, at, end - at);
      at = end;
    } else if (is_space(raw[at])) {
      const std::size_t end = skip_json_space(raw, at);
      if (end == at || raw.substr(at, end - at).find_first_of("\r\n") == std::string_view::npos)
        out.append(raw, at, std::max(end, at + 1) - at);
      at = std::max(end, at + 1);
    } else {
      out += raw[at++];
    }
  }
  return out;
}

/// Gives the first notes of each kind one by one and the rest as a number: a record of a million
/// wrong values must not become a million notes.
class NoteBudget {
 public:
  explicit NoteBudget(Notes& notes) : notes_(notes) {}
  NoteBudget(const NoteBudget&) = delete;
  NoteBudget& operator=(const NoteBudget&) = delete;
  ~NoteBudget() = default;

  void add(NoteCode code, const std::string& path, std::string_view raw) {
    auto& count = counts_[static_cast<std::size_t>(code)];
    if (++count <= shown) notes_.add(code, path, std::string(raw.substr(0, excerpt_end(raw))));
  }
  void finish() {
    for (std::size_t i = 0; i < counts_.size(); ++i)
      if (counts_[i] > shown)
        notes_.add(static_cast<NoteCode>(i), {}, "and more", counts_[i] - shown);
  }

 private:
  static std::size_t excerpt_end(std::string_view raw) {
    std::size_t end = std::min<std::size_t>(raw.size(), 60);
    while (end > 0 && end < raw.size() && (static_cast<unsigned char>(raw[end]) & 0xC0U) == 0x80)
      --end;
    return end;
  }

  static constexpr std::uint64_t shown = 8;
  Notes& notes_;
  std::array<std::uint64_t, static_cast<std::size_t>(NoteCode::count_)> counts_{};
};

/// Reads structs of the model, member by member.
class StructReader {
 public:
  explicit StructReader(Notes& notes) : notes_(notes) {}

  template <ModelStruct S>
  void read(const JsonNode& node, S& object) {
    if constexpr (HasExtras<S>) {
      Scope scope{path_.size(), {}, {}};
      Scope* const outer = std::exchange(scope_, &scope);
      read_members(node, object);
      scope_ = outer;
      append(object.extras, scope.misfits);
      append(object.extras, scope.unknown);
    } else {
      read_members(node, object);
    }
  }

  void finish() { notes_.finish(); }

 private:
  // The struct whose extras take what can't be used, and how deep in the path it stands.
  struct Scope {
    std::size_t depth;
    std::vector<Extra> misfits;
    std::vector<Extra> unknown;  // its own keys: last, so that the writer can write them as keys
  };
  struct Step {
    std::string_view key;  // empty for an element
    std::size_t index;
  };

  static void append(std::vector<Extra>& to, std::vector<Extra>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }

  template <ModelStruct S>
  void read_members(const JsonNode& node, S& object) {
    std::bitset<std::tuple_size_v<decltype(Members<S>::table)>> seen;
    JsonNode child = node.first_child();
    std::size_t index = 0;
    // Keys in the table's order, which ours are, take one walk along it.
    for_each_member<S>([&](const auto& member) {
      if (child && child.key() == member.key) {
        seen[index] = read_member(child, object.*(member.pointer));
        child = child.next();
      }
      ++index;
    });
    for (; child; child = child.next()) {
      bool known = false;
      index = 0;
      for_each_member<S>([&](const auto& member) {
        if (!known && child.key() == member.key) {
          known = true;
          if (seen[index])
            repeated(node, child);
          else
            seen[index] = read_member(child, object.*(member.pointer));
        }
        ++index;
      });
      if (!known) unknown(child);
    }
  }

  // False for null, which says nothing.
  template <class T>
  bool read_member(const JsonNode& node, T& value) {
    if (node.is(JsonKind::null)) return false;
    path_.push_back({node.key(), 0});
    read_value(node, value);
    path_.pop_back();
    return true;
  }

  template <class T>
  void read_value(const JsonNode& node, T& value) {
    if (const Misfit code = read_leaf(node, value)) misfit(*code, node);
  }

  template <ModelStruct S>
  void read_value(const JsonNode& node, std::optional<S>& value) {
    if (!node.is(JsonKind::object)) return misfit(NoteCode::value_unreadable, node);
    read(node, value.emplace());
  }

  template <ModelStruct S>
  void read_value(const JsonNode& node, std::vector<S>& list) {
    for_each_element(node, JsonKind::array, [&](const JsonNode& element) {
      if (!element.is(JsonKind::object)) return misfit(NoteCode::value_unreadable, element);
      read(element, list.emplace_back());
    });
  }

  void read_value(const JsonNode& node, std::vector<std::string>& list) {
    for_each_element(node, JsonKind::array, [&](const JsonNode& element) {
      std::string text;
      if (const Misfit code = read_leaf(element, text)) return misfit(*code, element);
      list.push_back(std::move(text));
    });
  }

  void read_value(const JsonNode& node, Ids& ids) {
    for_each_element(node, JsonKind::object, [&](const JsonNode& element) {
      std::string text;
      if (const Misfit code = read_leaf(element, text)) return misfit(*code, element);
      ids.emplace_back(element.key(), std::move(text));
    });
  }

  // Elements that are null say nothing.
  template <class Visit>
  void for_each_element(const JsonNode& node, JsonKind kind, const Visit& visit) {
    if (!node.is(kind)) return misfit(NoteCode::value_unreadable, node);
    std::size_t index = 0;
    for (const JsonNode element : node) {
      path_.push_back({element.key(), index++});
      if (!element.is(JsonKind::null)) visit(element);
      path_.pop_back();
    }
  }

  void misfit(NoteCode code, const JsonNode& node) {
    const std::string path = path_from(0);
    notes_.add(code, path, node.raw());
    if (scope_ != nullptr)
      scope_->misfits.push_back(
          {std::string(own_format), path_from(scope_->depth), one_line(node.raw())});
  }

  void repeated(const JsonNode& object, const JsonNode& node) {
    if (node.is(JsonKind::null) || object.find(node.key()).raw() == node.raw()) return;
    path_.push_back({node.key(), 0});
    misfit(NoteCode::json_duplicate_key, node);
    path_.pop_back();
  }

  void unknown(const JsonNode& node) {
    path_.push_back({node.key(), 0});
    notes_.add(NoteCode::extras_unknown, path_from(0), {});
    if (scope_ != nullptr) {
      const bool own = path_.size() == scope_->depth + 1 && is_plain_path(node.key());
      (own ? scope_->unknown : scope_->misfits)
          .push_back({std::string(own_format), path_from(scope_->depth), one_line(node.raw())});
    }
    path_.pop_back();
  }

  [[nodiscard]] std::string path_from(std::size_t depth) const {
    std::string out;
    for (std::size_t i = depth; i < path_.size(); ++i) {
      const Step& step = path_[i];
      if (step.key.empty() && i > 0) {
        out += '[' + std::to_string(step.index) + ']';
      } else {
        if (!out.empty()) out += '.';
        out += step.key;
      }
    }
    return out;
  }

  NoteBudget notes_;
  std::vector<Step> path_;
  Scope* scope_ = nullptr;
};

}  // namespace

template <ModelStruct S>
bool read_struct(const JsonNode& node, S& object, Notes& notes) {
  if (!node.is(JsonKind::object)) return false;
  StructReader reader(notes);
  reader.read(node, object);
  reader.finish();
  return true;
}

#define POSTFERRY_READ_STRUCT(S) template bool read_struct<S>(const JsonNode&, S&, Notes&);
POSTFERRY_READ_STRUCT(Meta)
POSTFERRY_READ_STRUCT(Extra)
POSTFERRY_READ_STRUCT(Text)
POSTFERRY_READ_STRUCT(Term)
POSTFERRY_READ_STRUCT(Rating)
POSTFERRY_READ_STRUCT(ReaderRating)
POSTFERRY_READ_STRUCT(AspectRating)
POSTFERRY_READ_STRUCT(Contributor)
POSTFERRY_READ_STRUCT(Series)
POSTFERRY_READ_STRUCT(Work)
POSTFERRY_READ_STRUCT(ListedWork)
POSTFERRY_READ_STRUCT(Recommendation)
POSTFERRY_READ_STRUCT(ShelfPosition)
POSTFERRY_READ_STRUCT(Reading)
POSTFERRY_READ_STRUCT(Found)
POSTFERRY_READ_STRUCT(Review)
POSTFERRY_READ_STRUCT(Comment)
POSTFERRY_READ_STRUCT(FeaturedImage)
POSTFERRY_READ_STRUCT(Post)
POSTFERRY_READ_STRUCT(Author)
POSTFERRY_READ_STRUCT(SiteTerm)
POSTFERRY_READ_STRUCT(Site)
#undef POSTFERRY_READ_STRUCT

bool read_json(const JsonNode& node, Post& post, Notes& notes) {
  return read_struct(node, post, notes);
}
bool read_json(const JsonNode& node, Site& site, Notes& notes) {
  return read_struct(node, site, notes);
}

void note_repairs(const JsonRepairs& repairs, Notes& notes) {
  const std::size_t replaced = repairs.invalid_utf8 + repairs.lone_surrogates;
  if (replaced > 0) notes.add(NoteCode::utf8_invalid, {}, {}, replaced);
  if (repairs.any()) notes.add(NoteCode::json_repaired, {}, repairs.describe());
}

}  // namespace postferry
