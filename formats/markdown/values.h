// SPDX-License-Identifier: MIT
// Any value of the model as a value of front matter and back, derived from the member table: keys
// are the model's. What the flavours say in their own words is matter.h's affair.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "base/numbers.h"
#include "codec/value_tree.h"
#include "model/compare.h"
#include "model/members.h"

namespace postferry::markdown {

/// Whether a date may stand without quotes: every YAML reader takes it for a date or for text.
[[nodiscard]] bool is_bare_date(std::string_view iso);

void add_value(ValueTree& tree, std::string_view key, const std::string& value);
void add_value(ValueTree& tree, std::string_view key, const Id& value);
void add_value(ValueTree& tree, std::string_view key, const Date& value);
void add_value(ValueTree& tree, std::string_view key, bool value);
void add_value(ValueTree& tree, std::string_view key, const std::optional<bool>& value);
void add_value(ValueTree& tree, std::string_view key, const std::optional<std::int64_t>& value);
void add_value(ValueTree& tree, std::string_view key, const std::optional<Decimal>& value);
void add_value(ValueTree& tree, std::string_view key, const Ids& value);
void add_value(ValueTree& tree, std::string_view key, const std::vector<std::string>& value);
/// Classic text, as comments have it, is a string; any other a map.
void add_value(ValueTree& tree, std::string_view key, const std::optional<Text>& value);

template <ModelStruct S>
void add_value(ValueTree& tree, std::string_view key, const S& object);

template <ModelStruct S>
void add_value(ValueTree& tree, std::string_view key, const std::optional<S>& value) {
  add_value(tree, key, *value);
}

template <ModelStruct S>
void add_value(ValueTree& tree, std::string_view key, const std::vector<S>& list) {
  tree.open(ValueKind::list, key);
  for (const S& element : list) add_value(tree, {}, element);
  tree.close();
}

template <ModelStruct S>
void add_value(ValueTree& tree, std::string_view key, const S& object) {
  tree.open(ValueKind::map, key);
  for_each_member<S>([&](const auto& member) {
    const auto& value = object.*(member.pointer);
    if (member.presence == Presence::when_set && is_absent(value)) return;
    add_value(tree, member.key, value);
  });
  tree.close();
}

/// Why a value was not taken: the note to give.
using Misfit = std::optional<NoteCode>;

[[nodiscard]] Misfit read_value(const ValueNode& node, std::string& value);
[[nodiscard]] Misfit read_value(const ValueNode& node, Id& value);
[[nodiscard]] Misfit read_value(const ValueNode& node, Date& value);
[[nodiscard]] Misfit read_value(const ValueNode& node, bool& value);
[[nodiscard]] Misfit read_value(const ValueNode& node, std::optional<bool>& value);
[[nodiscard]] Misfit read_value(const ValueNode& node, std::optional<std::int64_t>& value);
[[nodiscard]] Misfit read_value(const ValueNode& node, std::optional<Decimal>& value);
[[nodiscard]] Misfit read_value(const ValueNode& node, Ids& value);
/// A list of scalars, or one scalar.
[[nodiscard]] Misfit read_value(const ValueNode& node, std::vector<std::string>& value);

/// Where what does not fit goes: extras {"markdown", path, its YAML}, with a note.
class Leftovers {
 public:
  Leftovers(std::vector<Extra>& extras, Notes& notes) : extras_(extras), notes_(notes) {}
  /// `code`: no note for extras_unknown, which is told once a post.
  void add(const std::string& path, const ValueNode& node, NoteCode code);
  [[nodiscard]] Notes& notes() noexcept { return notes_; }

 private:
  std::vector<Extra>& extras_;
  Notes& notes_;
};

/// The YAML of a value: its source text where that stands for itself, else as we write it.
[[nodiscard]] std::string yaml_of(const ValueNode& node);

/// Fills structs from maps; what does not fit is left over. Instantiated for Review, Comment, Meta,
/// FeaturedImage and what is in them.
template <ModelStruct S>
void read_struct(const ValueNode& map, S& object, std::string_view path, Leftovers& leftovers);

/// What read_comments() makes of comments that write_matter() wrote, without reading any, appended.
/// False where only reading can tell: dates that are not in the usual form, ratings.
[[nodiscard]] bool reread_comments(const std::vector<Comment>& written,
                                   std::vector<Comment>& comments);

/// `comments:` as we write it, and as Jekyll's importer does (author_email, author_url).
void read_comments(const ValueNode& list, std::vector<Comment>& comments, Leftovers& leftovers);

}  // namespace postferry::markdown
