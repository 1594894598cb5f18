// SPDX-License-Identifier: MIT
#include "cli/explain_view.h"

#include <utility>

#include "cli/messages.h"

namespace postferry {

namespace {

constexpr std::size_t indent = 2;

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  return with_thousands(n) + " " + std::string(n == 1 ? one : many);
}

/// Writes sections to a text. Each begins with a blank line and its heading.
class View {
 public:
  View(const ExplainedPost& from, const Canvas& canvas) : from_(from), canvas_(canvas) {}

  [[nodiscard]] std::string text() {
    post();
    facts();
    left();
    skimmed();
    return std::move(out_);
  }

 private:
  void heading(std::string_view title, const std::string& remark) {
    out_ += "\n" + canvas_.colors.bold(title) + "  " + remark + "\n";
  }

  void line(const std::string& text, std::size_t columns = indent) {
    out_ += wrapped(text, columns, canvas_);
  }

  void post() {
    const Post& post = from_.post;
    const std::string& name = !post.title.empty()  ? post.title
                              : !post.slug.empty() ? post.slug
                                                   : post.id.text;
    out_ += canvas_.colors.bold(fitted(name, canvas_.width, canvas_.utf8)) + "\n";
    std::string what = post.type.empty() ? "post" : post.type;
    if (!post.id.empty()) what += " " + post.id.text;
    if (!post.slug.empty()) what += ", " + post.slug;
    line(what);
    line(from_.place.source +
         (from_.place.line == 0 ? "" : ":" + std::to_string(from_.place.line)));
  }

  void facts() {
    const auto& facts = from_.explanation.facts;
    heading("In the review", facts.empty() ? "nothing" : counted(facts.size(), "fact", "facts"));
    for (const ExplainedFact& fact : facts) {
      line(fact.field + ": " + fact.value);
      std::string place = place_of(fact.spot);
      if (fact.confidence) place += ", confidence " + fact.confidence->to_string();
      place += "; trust " + std::to_string(fact.rank + 1) + " of " +
               std::to_string(trust_ranks().size());
      if (!fact.spot.where.empty()) place += ", " + std::string(trust_ranks()[fact.rank].text);
      line(place, 2 * indent);
      if (fact.spot.words != fact.value) words(fact.spot);
    }
  }

  void left() {
    const auto& left = from_.explanation.left;
    if (left.empty()) return;
    heading("Considered, and left out", with_thousands(left.size()));
    for (const ExplainedLeft& one : left) {
      std::string what = one.field.empty() ? std::string() : one.field + ": ";
      const bool told = one.value == one.spot.words || one.value.empty();
      what += told ? one.spot.words : one.value;
      line(what);
      line("why not: " + std::string(info(one.reason).text), 2 * indent);
      if (!one.instead.empty()) line("taken: " + one.instead, 2 * indent);
      if (!one.spot.where.empty()) line(place_of(one.spot), 2 * indent);
      if (!told) words(one.spot);
    }
    if (const std::uint64_t more = from_.explanation.left_unlisted; more > 0)
      line("and " + with_thousands(more) + " more");
  }

  void skimmed() {
    const Explanation& from = from_.explanation;
    if (from.skimmed_pieces == 0) return;
    heading("Passed over", counted(from.skimmed_pieces, "piece", "pieces") + " of prose, " +
                               counted(from.skimmed_bytes, "byte", "bytes"));
    line(
        "No digit, star or label is in them, and they are longer than lines that say facts: "
        "nobody looked closer.");
  }

  // "line 12 of the body (body:210-260)".
  static std::string place_of(const Spot& spot) {
    if (spot.where.empty()) return std::string(trust_ranks().front().text);
    if (spot.where == "title") return "the post's title";
    if (spot.line == 0) return spot.where;
    return "line " + with_thousands(spot.line) + " (" + spot.where + ")";
  }

  void words(const Spot& spot) {
    if (!spot.words.empty()) line("| " + spot.words, 2 * indent);
  }

  const ExplainedPost& from_;
  const Canvas& canvas_;
  std::string out_;
};

}  // namespace

std::string to_text(const ExplainedPost& explained, const Canvas& canvas) {
  return View(explained, canvas).text();
}

std::string to_text(const ExplainResult& result, const Canvas& canvas) {
  std::string text;
  for (const ExplainedName& name : result.names)
    if (name.posts > 1)
      text += wrapped(with_thousands(name.posts) + " posts have the id, slug or title \"" +
                          name.name + "\"; all of them are explained",
                      0, canvas);
  return text;
}

}  // namespace postferry
