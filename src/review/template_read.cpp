// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "codec/utf8_check.h"
#include "review/template.h"

namespace postferry {

namespace {

using std::string_view;

constexpr string_view opening = "{{";
constexpr string_view closing = "}}";

std::string braced(string_view inside) { return "{{" + std::string(inside) + "}}"; }

/// A section that is not closed yet.
struct OpenSection {
  std::string name;  // as written
  std::size_t line = 0;
  TemplateScope scope = TemplateScope::review;  // within it
  ReviewFact fact{};
};

/// Reads line by line.
class Reader {
 public:
  Reader(string_view text, const std::string& name)
      : text_(text), name_(name), made_(std::make_shared<Template>()) {}

  std::shared_ptr<const Template> run() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    read_rows(made_->rows);
    if (!has_body_) fail("the template does not say where the body goes: {{body}}");
    if (made_->facts.none()) fail("the template shows no fact: {{rating}}");
    return made_;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { fail(what, line_); }
  [[noreturn]] void fail(const std::string& what, std::size_t line) const {
    throw Error(ErrorCode::usage, what, name_ + ":" + std::to_string(line));
  }

  // The rows up to the end of the innermost open section, or of the text.
  void read_rows(std::vector<TemplateRow>& rows) {
    const std::size_t depth = open_.size();
    while (!text_.empty()) {
      const std::size_t end = std::min(text_.find('\n'), text_.size());
      ++line_;
      const string_view line = trim(text_.substr(0, end));
      text_.remove_prefix(std::min(end + 1, text_.size()));
      if (!is_valid_utf8(line)) fail("the line is no UTF-8");
      read_row(line, rows);
      if (open_.size() < depth) return;
    }
    if (!open_.empty())
      fail("the section " + braced("#" + open_.back().name) + " is not closed", open_.back().line);
  }

  void read_row(string_view line, std::vector<TemplateRow>& rows) {
    if (line.empty()) {
      rows.push_back({.kind = TemplateRow::Kind::gap});
      return;
    }
    const string_view tag = lone_tag(line);
    if (tag.starts_with('!')) return;
    if (tag == "body") return add_body(rows);
    if (tag.starts_with('#')) return read_section(trim(tag.substr(1)), rows);
    if (tag.starts_with('/')) return close(trim(tag.substr(1)));
    rows.push_back(read_line(line));
  }

  // What stands between the braces of a line that is one tag and no more.
  static string_view lone_tag(string_view line) {
    if (!line.starts_with(opening) || !line.ends_with(closing)) return {};
    const string_view inside = line.substr(2, line.size() - 4);
    return inside.find(closing) == string_view::npos ? trim(inside) : string_view();
  }

  void add_body(std::vector<TemplateRow>& rows) {
    if (has_body_) fail("the body stands in the template twice");
    if (!open_.empty()) fail("the body stands in no section: a post is never without it");
    has_body_ = true;
    rows.push_back({.kind = TemplateRow::Kind::body});
  }

  void read_section(string_view name, std::vector<TemplateRow>& rows) {
    TemplateRow row{.kind = TemplateRow::Kind::section};
    row.name = open(name);
    read_rows(row.rows);
    rows.push_back(std::move(row));
  }

  TemplateName open(string_view name) {
    constexpr std::size_t deepest = 16;
    TemplateName found = meaning_of(name);
    if (open_.size() == deepest) fail("sections stand in each other too deep");
    OpenSection section{std::string(name), line_, scope(), fact()};
    if (const auto within = scope_within(found)) {
      section.scope = *within;
      section.fact = found.fact;
    }
    open_.push_back(std::move(section));
    return found;
  }

  void close(string_view name) {
    if (open_.empty()) fail(braced("/" + std::string(name)) + " closes no section");
    if (open_.back().name != name)
      fail("the section " + braced("#" + open_.back().name) + " of line " +
           std::to_string(open_.back().line) + " must be closed before " +
           braced("/" + std::string(name)));
    open_.pop_back();
  }

  [[nodiscard]] TemplateScope scope() const {
    return open_.empty() ? TemplateScope::review : open_.back().scope;
  }
  [[nodiscard]] ReviewFact fact() const { return open_.empty() ? ReviewFact{} : open_.back().fact; }

  TemplateName meaning_of(string_view name) {
    auto found = find_template_name(name, scope(), fact());
    if (!found)
      fail("nothing is called " + braced(name) + " here; there are " + template_names(scope()));
    made_->facts.set(bit_of(found->fact));
    return *std::move(found);
  }

  TemplateRow read_line(string_view line) {
    TemplateRow row;
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    constexpr std::size_t deepest = 6;
    if (marks > 0 && marks <= deepest && line.substr(marks).starts_with(' ')) {
      row.laid = LaidKind::heading;
      row.level = static_cast<std::uint8_t>(marks);
      line = trim(line.substr(marks));
    } else if (line.starts_with("- ")) {
      row.laid = LaidKind::list;
      line = trim(line.substr(1));
    }
    rest_ = line;
    bold_ = italic_ = false;
    const std::size_t depth = open_.size();
    read_parts(row.parts);
    if (open_.size() > depth)
      fail("the section " + braced("#" + open_.back().name) +
           " must be closed on its line, or stand alone on it");
    if (open_.size() < depth)
      fail("the end of a section of several lines stands alone on its line");
    if (bold_) fail("** is not closed on its line; for an asterisk write \\*");
    if (italic_) fail("* is not closed on its line; for an asterisk write \\*");
    return row;
  }

  // The parts up to the end of the section that is open, or of the line.
  void read_parts(std::vector<TemplatePart>& parts) {
    std::string text;
    const auto add_text = [&] {
      if (!text.empty())
        parts.push_back({.text = std::exchange(text, {}), .bold = bold_, .italic = italic_});
    };
    while (!rest_.empty()) {
      if (rest_.starts_with(opening)) {
        add_text();
        if (!read_tag(parts)) return;
      } else if (rest_.front() == '*') {
        add_text();
        const bool two = rest_.starts_with("**");
        (two ? bold_ : italic_) ^= true;
        rest_.remove_prefix(two ? 2 : 1);
      } else {
        if (rest_.front() == '\\' && rest_.size() > 1) rest_.remove_prefix(1);
        text += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    add_text();
  }

  // False at the end of a section.
  bool read_tag(std::vector<TemplatePart>& parts) {
    const std::size_t end = rest_.find(closing);
    if (end == string_view::npos) fail("{{ is not closed on its line; for a brace write \\{");
    const string_view tag = trim(rest_.substr(2, end - 2));
    rest_.remove_prefix(end + closing.size());
    if (tag.starts_with('!')) return true;
    if (tag.starts_with('/')) {
      close(trim(tag.substr(1)));
      return false;
    }
    if (tag == "body") fail("{{body}} stands on a line of its own");
    TemplatePart part{.kind = TemplatePart::Kind::value, .bold = bold_, .italic = italic_};
    if (tag.starts_with('#')) {
      part.kind = TemplatePart::Kind::section;
      read_inner(trim(tag.substr(1)), part);
    } else {
      part.name = meaning_of(tag);
      if (scope_within(part.name))
        fail(braced(tag) + " is several things: " + braced("#" + std::string(tag)) + " and " +
             braced("/" + std::string(tag)) + " on lines of their own, around one of them");
    }
    parts.push_back(std::move(part));
    return true;
  }

  void read_inner(string_view name, TemplatePart& part) {
    part.name = open(name);
    if (scope_within(part.name))
      fail(braced("#" + std::string(name)) + " is several things: it stands on a line of its own");
    const std::size_t depth = open_.size();
    read_parts(part.parts);
    if (open_.size() == depth)
      fail("the section " + braced("#" + std::string(name)) + " is not closed on its line");
  }

  string_view text_;
  const std::string& name_;
  std::shared_ptr<Template> made_;
  std::vector<OpenSection> open_;
  std::size_t line_ = 0;
  string_view rest_;  // of the line
  bool bold_ = false;
  bool italic_ = false;
  bool has_body_ = false;
};

}  // namespace

std::shared_ptr<const Template> read_template(string_view text, const std::string& name) {
  return Reader(text, name).run();
}

}  // namespace postferry
