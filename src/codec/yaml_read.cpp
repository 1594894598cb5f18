// SPDX-License-Identifier: MIT
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>
#include <unordered_map>
#include <vector>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/yaml.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The library reads streams; this one lies over the text.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

/// Thrown through the library where a document is beyond our limits.
struct Refusal {
  std::string why;
  int line;
};

// Behind the quoted scalar at the front of `text`; npos if it has no end.
std::size_t quoted_end(std::string_view text) {
  const char quote = text[0];
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return i + 1;
      ++i;
    }
  }
  return npos;
}

/// Builds the tree from the library's events.
class Builder final : public YAML::EventHandler {
 public:
  Builder(std::string_view source, ValueTree& tree) : source_(source), tree_(tree) {}

  [[nodiscard]] bool used_aliases() const { return aliased_ > 0; }
  /// Where the keys of the outermost map stand, in order.
  [[nodiscard]] const std::vector<std::size_t>& root_keys() const { return root_keys_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (takes_key(mark, "")) return;
    remember(anchor);
    tree_.add(ValueKind::null, key(), {});
    placed(mark);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (!is_plain(tag)) check_end(mark);
    const std::string_view text = tree_.keep(value);
    if (takes_key(mark, text)) return;
    remember(anchor);
    tree_.add(is_plain(tag) ? ValueKind::plain : ValueKind::quoted, key(), text);
    placed(mark);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_as_key(mark);
    const auto target = anchors_.find(anchor);
    if (target == anchors_.end()) throw Refusal{"an alias without an anchor", mark.line};
    const std::size_t before = tree_.size();
    if (!tree_.add_copy(target->second, key())) throw Refusal{"an alias inside itself", mark.line};
    aliased_ += tree_.size() - before;
    if (aliased_ > yaml_max_aliased) throw Refusal{"too many aliases", mark.line};
    taken();
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(ValueKind::list, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(ValueKind::map, mark, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  // A list or map that is being filled.
  struct Frame {
    bool is_map;
    bool at_key;
    std::string_view key;
  };

  static bool is_plain(const std::string& tag) {
    if (tag == "?" || tag.empty()) return true;
    constexpr std::string_view prefix = "tag:yaml.org,2002:";
    if (!tag.starts_with(prefix)) return false;
    const std::string_view type = std::string_view(tag).substr(prefix.size());
    return type == "int" || type == "float" || type == "bool" || type == "timestamp";
  }

  // The library takes the end of the document for a quote that is missing.
  void check_end(const YAML::Mark& mark) const {
    const auto at = static_cast<std::size_t>(mark.pos);
    if (at < source_.size() && (source_[at] == '"' || source_[at] == '\'') &&
        quoted_end(source_.substr(at)) == npos)
      throw Refusal{"a quote is never closed", mark.line};
  }

  bool takes_key(const YAML::Mark& mark, std::string_view text) {
    if (frames_.empty() || !frames_.back().at_key) return false;
    frames_.back().at_key = false;
    frames_.back().key = text;
    if (frames_.size() == 1) root_keys_.push_back(static_cast<std::size_t>(mark.pos));
    return true;
  }
  void refuse_as_key(const YAML::Mark& mark) const {
    if (!frames_.empty() && frames_.back().at_key)
      throw Refusal{"a key that is no text", mark.line};
  }
  [[nodiscard]] std::string_view key() const {
    return frames_.empty() ? std::string_view() : frames_.back().key;
  }
  void remember(YAML::anchor_t anchor) {
    if (anchor != 0) anchors_[anchor] = tree_.size();
  }
  void placed(const YAML::Mark& mark) {
    tree_.set_place(static_cast<std::uint32_t>(mark.line + 1));
    taken();
  }
  void taken() {
    if (!frames_.empty()) frames_.back().at_key = frames_.back().is_map;
  }
  void open(ValueKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    refuse_as_key(mark);
    if (frames_.size() == yaml_max_depth) throw Refusal{"nested too deeply", mark.line};
    remember(anchor);
    tree_.open(kind, key());
    tree_.set_place(static_cast<std::uint32_t>(mark.line + 1));
    frames_.push_back({kind == ValueKind::map, kind == ValueKind::map, {}});
  }
  void close() {
    frames_.pop_back();
    tree_.close();
    taken();
  }

  std::string_view source_;
  ValueTree& tree_;
  std::vector<Frame> frames_;
  std::vector<std::size_t> root_keys_;
  std::unordered_map<YAML::anchor_t, std::size_t> anchors_;
  std::size_t aliased_ = 0;
};

// Takes the key and its colon off a member's text; false if they are written in an unusual way.
bool skip_key(std::string_view& member, std::string_view key) {
  std::size_t end = key.size();
  if (member.starts_with('"') || member.starts_with('\''))
    end = quoted_end(member);
  else if (!member.starts_with(key))
    return false;
  if (end == npos) return false;
  while (end < member.size() && (member[end] == ' ' || member[end] == '\t')) ++end;
  if (end >= member.size() || member[end] != ':') return false;
  member.remove_prefix(end + 1);
  return true;
}

// Comment lines and blank lines at the end belong to nobody.
std::string_view drop_last_comments(std::string_view text) {
  while (!text.empty()) {
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    const std::size_t line = text.rfind('\n');
    if (line == npos || text[line + 1] != '#') break;
    text = text.substr(0, line);
  }
  return text;
}

// The source text of a value: of a scalar on one line its token alone, else all lines.
std::string_view value_text(std::string_view rest, const ValueNode& value) {
  while (!rest.empty() && (rest[0] == ' ' || rest[0] == '\t')) rest.remove_prefix(1);
  if (value.is(ValueKind::plain) && rest.starts_with(value.text())) {
    const std::string_view behind = rest.substr(value.text().size());
    if (behind.empty() || is_space(behind[0])) return rest.substr(0, value.text().size());
  }
  if (value.is(ValueKind::quoted) && (rest.starts_with('"') || rest.starts_with('\''))) {
    const std::size_t end = quoted_end(rest);
    if (end != npos) return rest.substr(0, end);
  }
  if (value.is(ValueKind::null)) return rest.substr(0, rest.find_first_of(" \t\n#"));
  return drop_last_comments(rest);
}

// Fills in the source texts of a block map's members.
void add_sources(std::string_view text, const std::vector<std::size_t>& keys, ValueTree& tree) {
  const ValueNode root = tree.root();
  std::vector<std::string_view> sources;
  std::size_t i = 0;
  for (const ValueNode member : root) {
    const std::size_t begin = keys[i];
    const std::size_t end = i + 1 < keys.size() ? keys[i + 1] : text.size();
    ++i;
    std::string_view rest;
    if (begin < end && end <= text.size() && (begin == 0 || text[begin - 1] == '\n')) {
      rest = text.substr(begin, end - begin);
      if (!skip_key(rest, member.key())) rest = {};
    }
    sources.push_back(value_text(rest, member));
  }
  std::size_t index = 1;
  for (const std::string_view source : sources) {
    tree.set_raw(index, source);
    index = tree.end_of(index);
  }
}

}  // namespace

YamlResult read_yaml(std::string_view text, ValueTree& tree) {
  tree.clear();
  YamlResult result;
  if (const std::size_t nul = find_byte(text, '\0'); nul != npos) {
    result.error = "a NUL byte";
    result.line = 1 + count_newlines(text.substr(0, nul));
    return result;
  }
  ViewBuffer buffer(text);
  std::istream stream(&buffer);
  Builder builder(text, tree);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    result.ok = true;
  } catch (const YAML::Exception& error) {
    result.error = error.msg;
    result.line = static_cast<std::uint64_t>(error.mark.line + 1);
  } catch (const Refusal& refusal) {
    result.error = refusal.why;
    result.line = static_cast<std::uint64_t>(refusal.line + 1);
  }
  if (!result.ok) {
    tree.clear();
    return result;
  }
  result.aliases = builder.used_aliases();
  if (tree.root().is(ValueKind::map)) add_sources(text, builder.root_keys(), tree);
  return result;
}

}  // namespace postferry
