// SPDX-License-Identifier: MIT
#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/ascii.h"
#include "base/timestamp.h"
#include "codec/yaml.h"
#include "markdown/dates.h"
#include "markdown/values.h"

namespace postferry::markdown {

namespace {

constexpr std::string_view format_name = "markdown";

// Other writers' names for what a comment says.
std::string_view comment_key(std::string_view key) {
  if (key == "author_email") return "email";
  if (key == "author_url") return "url";
  if (key == "author_ip") return "ip";
  return key;
}

template <class S>
constexpr std::string_view model_key(std::string_view key) {
  if constexpr (std::is_same_v<S, Comment>) return comment_key(key);
  return key;
}

/// The path of a value, put together only where somebody must be told of it.
class Path {
 public:
  explicit Path(std::string_view text) : key_(text) {}
  Path(const Path& above, std::string_view key) : above_(&above), key_(key) {}
  Path(const Path& above, std::size_t index) : above_(&above), index_(index), in_list_(true) {}

  [[nodiscard]] std::string text() const {
    if (above_ == nullptr) return std::string(key_);
    if (in_list_) return above_->text() + "[" + std::to_string(index_) + "]";
    return above_->text() + "." + std::string(key_);
  }

 private:
  const Path* above_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  bool in_list_ = false;
};

/// Reads members of structs, whatever their kind.
class Reader {
 public:
  explicit Reader(Leftovers& leftovers) : leftovers_(leftovers) {}

  template <ModelStruct S>
  void fill(const ValueNode& map, S& object, const Path& path) {
    constexpr const auto& slots = Slots<S>::all;
    std::size_t next = 0;
    for (const ValueNode child : map) {
      const std::size_t at = slot_of<S>(model_key<S>(child.key()), next);
      if (at == slots.size()) {
        left_over(object, child, path, NoteCode::extras_unknown);
        continue;
      }
      slots[at].take(*this, child, object, path);
      next = at + 1;
    }
  }

 private:
  /// A member of a struct and what reads it.
  template <ModelStruct S>
  struct Slot {
    std::string_view key;
    void (*take)(Reader&, const ValueNode&, S&, const Path&);
  };

  template <ModelStruct S>
  struct Slots {
    template <std::size_t index>
    static constexpr Slot<S> slot() {
      return {std::get<index>(Members<S>::table).key,
              [](Reader& reader, const ValueNode& node, S& object, const Path& path) {
                constexpr const auto& member = std::get<index>(Members<S>::table);
                reader.take(node, object.*(member.pointer), Path(path, member.key));
              }};
    }
    static constexpr std::size_t count = std::tuple_size_v<decltype(Members<S>::table)>;
    static constexpr std::array<Slot<S>, count> all =
        []<std::size_t... index>(std::index_sequence<index...>) {
      return std::array<Slot<S>, count>{slot<index>()...};
    }
    (std::make_index_sequence<count>());
  };

  // The place of a key, looked for from `next` on and then from the front: writers have an order.
  // The number of slots if there is none.
  template <ModelStruct S>
  static std::size_t slot_of(std::string_view key, std::size_t next) {
    constexpr const auto& slots = Slots<S>::all;
    for (std::size_t at = next; at < slots.size(); ++at)
      if (slots[at].key == key) return at;
    for (std::size_t at = 0; at < next; ++at)
      if (slots[at].key == key) return at;
    return slots.size();
  }

  static constexpr std::size_t usual_elements = 4;

  template <class T>
  void take(const ValueNode& node, T& value, const Path& path) {
    if (node.is(ValueKind::null)) return;
    if (const Misfit misfit = read_value(node, value)) leftovers_.add(path.text(), node, *misfit);
  }

  void take(const ValueNode& node, std::optional<Text>& value, const Path& path) {
    if (node.is(ValueKind::null)) return;
    if (node.is_scalar())
      value = Text{"classic", std::string(node.text()), false};
    else if (node.is(ValueKind::map))
      fill(node, value.emplace(), path);
    else
      leftovers_.add(path.text(), node, NoteCode::value_unreadable);
  }

  template <ModelStruct S>
  void take(const ValueNode& node, std::optional<S>& value, const Path& path) {
    if (node.is(ValueKind::null)) return;
    if (!node.is(ValueKind::map))
      return leftovers_.add(path.text(), node, NoteCode::value_unreadable);
    fill(node, value.emplace(), path);
    if (is_empty(*value)) value.reset();
  }

  template <ModelStruct S>
  void take(const ValueNode& node, std::vector<S>& list, const Path& path) {
    if (node.is(ValueKind::null)) return;
    if (!node.is(ValueKind::list))
      return leftovers_.add(path.text(), node, NoteCode::value_unreadable);
    list.clear();
    list.reserve(usual_elements);
    for (const ValueNode element : node) {
      const Path place(path, list.size());
      if (element.is(ValueKind::map))
        fill(element, list.emplace_back(), place);
      else
        leftovers_.add(place.text(), element, NoteCode::value_unreadable);
    }
  }

  template <class S>
  void left_over(S& object, const ValueNode& child, const Path& path, NoteCode code) {
    if constexpr (std::is_same_v<S, Comment>)
      object.extras.push_back({std::string(format_name), std::string(child.key()), yaml_of(child)});
    else
      leftovers_.add(Path(path, child.key()).text(), child, code);
  }

  Leftovers& leftovers_;
};

Misfit scalar_text(const ValueNode& node, std::string& text) {
  if (!node.is_scalar()) return NoteCode::value_unreadable;
  text = node.text();
  return std::nullopt;
}

}  // namespace

Misfit read_value(const ValueNode& node, std::string& value) { return scalar_text(node, value); }

Misfit read_value(const ValueNode& node, Id& value) { return scalar_text(node, value.text); }

// What is no date by any rule is kept by the caller.
Misfit read_value(const ValueNode& node, Date& value) {
  if (!node.is_scalar()) return NoteCode::value_unreadable;
  auto iso = read_date(node.text());
  if (!iso) return NoteCode::date_unreadable;
  value.iso = std::move(*iso);
  return std::nullopt;
}

Misfit read_value(const ValueNode& node, bool& value) {
  if (!node.is_scalar()) return NoteCode::value_unreadable;
  const std::string word = lower(node.text());
  if (word != "true" && word != "yes" && word != "on" && word != "false" && word != "no" &&
      word != "off")
    return NoteCode::value_unreadable;
  value = word == "true" || word == "yes" || word == "on";
  return std::nullopt;
}

Misfit read_value(const ValueNode& node, std::optional<bool>& value) {
  bool read = false;
  if (const Misfit misfit = read_value(node, read)) return misfit;
  value = read;
  return std::nullopt;
}

Misfit read_value(const ValueNode& node, std::optional<std::int64_t>& value) {
  if (!node.is_scalar()) return NoteCode::value_unreadable;
  const auto number = parse_integer(node.text());
  if (!number) return NoteCode::number_unreadable;
  value = number;
  return std::nullopt;
}

Misfit read_value(const ValueNode& node, std::optional<Decimal>& value) {
  if (!node.is_scalar()) return NoteCode::value_unreadable;
  const auto number = Decimal::parse(node.text());
  if (!number) return NoteCode::number_unreadable;
  value = number;
  return std::nullopt;
}

Misfit read_value(const ValueNode& node, Ids& value) {
  if (!node.is(ValueKind::map)) return NoteCode::value_unreadable;
  Ids read;
  for (const ValueNode child : node) {
    if (!child.is_scalar()) return NoteCode::value_unreadable;
    read.emplace_back(child.key(), child.text());
  }
  value = std::move(read);
  return std::nullopt;
}

Misfit read_value(const ValueNode& node, std::vector<std::string>& value) {
  std::vector<std::string> read;
  if (node.is_scalar()) {
    read.emplace_back(node.text());
  } else {
    if (node.is(ValueKind::map)) return NoteCode::value_unreadable;
    for (const ValueNode child : node) {
      if (!child.is_scalar()) return NoteCode::value_unreadable;
      read.emplace_back(child.text());
    }
  }
  value = std::move(read);
  return std::nullopt;
}

void Leftovers::add(const std::string& path, const ValueNode& node, NoteCode code) {
  extras_.push_back({std::string(format_name), path, yaml_of(node)});
  notes_.add(code, path,
             code == NoteCode::extras_unknown ? std::string() : std::string(node.text()));
}

std::string yaml_of(const ValueNode& node) {
  if (!node.raw().empty()) return std::string(node.raw());
  std::string member;
  append_yaml_member(member, node);
  // The key and its colon go, and so does the last line's end.
  std::string key;
  append_yaml_key(key, node.key());
  const std::size_t begin = key.size() + (member.starts_with("? ") ? 2 : 0);
  member.erase(0, member.find(':', begin) + 1);
  if (member.starts_with(' ')) member.erase(0, 1);
  if (member.ends_with('\n')) member.pop_back();
  return member;
}

template <ModelStruct S>
void read_struct(const ValueNode& map, S& object, std::string_view path, Leftovers& leftovers) {
  Reader(leftovers).fill(map, object, Path(path));
}

template void read_struct(const ValueNode&, Review&, std::string_view, Leftovers&);
template void read_struct(const ValueNode&, Meta&, std::string_view, Leftovers&);
template void read_struct(const ValueNode&, FeaturedImage&, std::string_view, Leftovers&);
template void read_struct(const ValueNode&, Text&, std::string_view, Leftovers&);

bool reread_comments(const std::vector<Comment>& written, std::vector<Comment>& comments) {
  const auto is_usual = [](const Date& date) {
    return date.empty() || is_canonical_second(date.iso);
  };
  for (const Comment& comment : written)
    if (comment.rating || !is_usual(comment.date) || !is_usual(comment.date_gmt)) return false;
  comments.reserve(comments.size() + written.size());
  for (const Comment& comment : written) {
    Comment& read = comments.emplace_back();
    for_each_member<Comment>([&](const auto& member) {
      const auto& value = comment.*(member.pointer);
      const bool left_out =
          member.field == Field::comment_meta || member.field == Field::comment_extras;
      if (!left_out && !is_absent(value)) read.*(member.pointer) = value;
    });
  }
  return true;
}

void read_comments(const ValueNode& list, std::vector<Comment>& comments, Leftovers& leftovers) {
  Reader reader(leftovers);
  for (const ValueNode element : list)
    if (element.is(ValueKind::map))
      reader.fill(element, comments.emplace_back(), Path("comments"));
    else
      leftovers.add("comments", element, NoteCode::value_unreadable);
}

}  // namespace postferry::markdown
