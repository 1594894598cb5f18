// SPDX-License-Identifier: MIT
#include "review/layout.h"

#include <utility>

#include "base/ascii.h"
#include "review/ratings.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::string_view upcoming_heading = "Coming up:";

bool has(const FactSet& facts, ReviewFact fact) {
  return facts.test(static_cast<std::size_t>(fact));
}

LaidLine plain(std::string text) { return {{std::move(text), {}, false}}; }

// As it was written, if that says what the rating says; else in numbers.
std::string rating_text(const Rating& rating) {
  if (const auto parsed = parse_rating(rating.text);
      parsed && parsed->value == rating.value && parsed->best == rating.best)
    return rating.text;
  if (!rating.value) return {};
  return rating.value->to_string() + (rating.best ? "/" + rating.best->to_string() : "");
}

LaidLine work_line(const ListedWork& work) {
  const std::optional<std::string> text = title_by_author(work);
  // What can't be said is not written: the caller sees it missing and leaves the whole list out.
  if (!text) {
    if (!work.authors.empty() || !work.note.empty()) return {};
    return {{work.title, work.url, true}};
  }
  return {{work.title, work.url, false}, {text->substr(work.title.size()), {}, false}};
}

void add_works(const std::vector<ListedWork>& works, std::vector<LaidLine>& lines) {
  for (const ListedWork& work : works)
    if (LaidLine line = work_line(work); !line.empty()) lines.push_back(std::move(line));
}

void lay_recommendations(const Review& review, std::vector<LaidLine>& lines) {
  const std::string* heading = nullptr;
  for (const Recommendation& group : review.recommendations) {
    if (heading == nullptr || *heading != group.heading) lines.push_back(plain(group.heading));
    heading = &group.heading;
    if (!group.reason.empty()) lines.push_back(plain("(" + group.reason + ")"));
    add_works(group.works, lines);
  }
}

/// Writes lines in one of the formats.
class BodyWriter {
 public:
  explicit BodyWriter(const Text& body)
      : value_(body.value),
        blocks_(body.format == "blocks"),
        classic_(body.format == "classic"),
        markdown_(body.format == "markdown"),
        text_(body.format == "text") {}

  std::string write(const Layout& layout) {
    if (!layout.top.empty()) {
      paragraph(layout.top);
      if (!value_.empty() || !layout.end.empty()) out_ += has_tags() && !blocks_ ? "\n" : "\n\n";
    }
    out_ += value_;
    if (!layout.end.empty()) end_block();
    for (std::size_t i = 0; i < layout.end.size(); ++i) {
      if (i > 0) out_ += has_tags() && !blocks_ ? "\n" : "\n\n";
      paragraph({layout.end[i]});
    }
    return std::move(out_);
  }

 private:
  // Formats whose paragraphs are tags of their own.
  [[nodiscard]] bool has_tags() const { return !classic_ && !markdown_ && !text_; }

  // Paragraphs of formats without tags are parted by a blank line.
  void end_block() {
    if (value_.empty()) return;
    if (has_tags() && !blocks_) {
      if (!value_.ends_with('\n')) out_ += '\n';
    } else if (!value_.ends_with("\n\n")) {
      out_ += value_.ends_with('\n') ? "\n" : "\n\n";
    }
  }

  void paragraph(const std::vector<LaidLine>& lines) {
    if (blocks_) out_ += "<!-- wp:paragraph -->\n";
    if (has_tags()) out_ += "<p>";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) out_ += line_break();
      line(lines[i]);
    }
    if (has_tags()) out_ += "</p>";
    if (blocks_) out_ += "\n<!-- /wp:paragraph -->";
  }

  [[nodiscard]] std::string_view line_break() const {
    if (blocks_) return "<br>";
    if (markdown_) return "  \n";
    return has_tags() ? "<br />\n" : "\n";
  }

  void line(const LaidLine& parts) {
    const std::size_t begin = out_.size();
    for (const LaidText& part : parts) {
      if (markdown_)
        markdown(part);
      else if (text_)
        out_ += part.italic ? "\xE2\x80\x9C" + part.text + "\xE2\x80\x9D" : part.text;
      else
        html(part);
    }
    if (markdown_) escape_line_begin(begin);
  }

  void html(const LaidText& part) {
    if (part.italic) out_ += "<em>";
    if (!part.url.empty()) {
      out_ += "<a href=\"";
      escape_html(part.url);
      out_ += "\">";
    }
    escape_html(part.text);
    if (!part.url.empty()) out_ += "</a>";
    if (part.italic) out_ += "</em>";
  }

  void escape_html(std::string_view text) {
    for (const char c : text) {
      if (c == '&')
        out_ += "&amp;";
      else if (c == '<')
        out_ += "&lt;";
      else if (c == '>')
        out_ += "&gt;";
      else if (c == '"')
        out_ += "&quot;";
      else
        out_ += c;
    }
  }

  void markdown(const LaidText& part) {
    if (part.italic) out_ += '*';
    if (!part.url.empty()) out_ += '[';
    escape_markdown(part.text, "\\`*_[]<>&~|$#!");
    if (!part.url.empty()) {
      out_ += "](<";
      escape_markdown(part.url, "\\<>&");
      out_ += ">)";
    }
    if (part.italic) out_ += '*';
  }

  void escape_markdown(std::string_view text, std::string_view special) {
    for (const char c : text) {
      if (special.find(c) != std::string_view::npos) out_ += '\\';
      out_ += c;
    }
  }

  // "1984. A novel" begins no list, "- " neither.
  void escape_line_begin(std::size_t begin) {
    std::size_t at = begin;
    while (at < out_.size() && is_digit(out_[at])) ++at;
    if (at == out_.size()) return;
    const bool list = at > begin && (out_[at] == '.' || out_[at] == ')');
    const bool mark = at == begin && (out_[at] == '+' || out_[at] == '-' || out_[at] == '=');
    if (list || mark) out_.insert(at, "\\");
  }

  const std::string& value_;
  bool blocks_;
  bool classic_;
  bool markdown_;
  bool text_;
  std::string out_;
};

}  // namespace

Layout lay_out(const Review& review, const FactSet& facts, bool lone_author) {
  Layout layout;
  if (has(facts, ReviewFact::authors) && !review.works.empty())
    if (const auto names = join_names(review.works.front().authors))
      layout.top.push_back(plain((lone_author ? "Book author: " : "By: ") + *names));
  if (has(facts, ReviewFact::subjects))
    if (const auto subjects = join_subjects(review.subjects))
      layout.top.push_back(plain("Subject Matter: " + *subjects));
  if (has(facts, ReviewFact::rating) && review.rating)
    if (const std::string text = rating_text(*review.rating); !text.empty())
      layout.top.push_back(plain("Rating: " + text));
  if (has(facts, ReviewFact::recommendations)) lay_recommendations(review, layout.end);
  if (has(facts, ReviewFact::upcoming)) {
    layout.end.push_back(plain(std::string(upcoming_heading)));
    add_works(review.upcoming, layout.end);
  }
  return layout;
}

std::string with_layout(const Text& body, const Layout& layout) {
  return BodyWriter(body).write(layout);
}

}  // namespace postferry
