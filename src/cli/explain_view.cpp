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
    const std::string name = !post.title.empty()  ? post.title
                             : !post.slug.empty() ? post.slug
                             : !post.id.empty()   ? post.id.text
                                                  : "#" + std::to_string(from_.number);
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
    if (!from_.explanation.extracted)
      line("Extraction is off: these are only facts that the source has fields of its own for.");
    for (const ExplainedFact& fact : facts) {
      line(fact.field + ": " + fact.value);
      std::string place = fact.spot.where.empty() ? "" : place_of(fact.spot) + ", ";
      if (fact.confidence) place += "confidence " + fact.confidence->to_string() + ", ";
      const TrustRank& rank = trust_ranks()[fact.rank];
      place += "rank " + std::to_string(fact.rank + 1) + " of " +
               std::to_string(trust_ranks().size()) + " in trust (" + std::string(rank.text) + ")";
      line(place, 2 * indent);
      if (!fact.spot.words.empty() && fact.spot.words != fact.value)
        line("| " + fact.spot.words, 2 * indent);
    }
  }

  void left() {
    const auto& left = from_.explanation.left;
    if (left.empty()) return;
    heading("Considered, and left out", with_thousands(left.size()));
    const Spot* before = nullptr;
    for (const ExplainedLeft& one : left) {
      if (before == nullptr || before->where != one.spot.where || before->words.empty()) head(one);
      why_not(one);
      before = &one.spot;
    }
    if (const std::uint64_t more = from_.explanation.left_unlisted; more > 0)
      line("and " + with_thousands(more) + " more");
  }

  // Where something stands, and the words; told once for all that was left out of them.
  void head(const ExplainedLeft& one) {
    const std::string place = one.spot.where.empty() ? "" : place_of(one.spot) + ": ";
    line(place + (one.spot.words.empty() ? one.value : one.spot.words));
  }

  // As what it was left out, and why; what is used.
  void why_not(const ExplainedLeft& one) {
    const bool told = one.value.empty() || one.value == one.spot.words || one.spot.words.empty();
    std::string why = one.field;
    if (!told) why += (why.empty() ? "" : " ") + one.value;
    why += (why.empty() ? "" : ": ") + std::string(info(one.reason).text);
    line(why, 2 * indent);
    if (!one.instead.empty()) line("taken: " + one.instead, 2 * indent);
  }

  void skimmed() {
    const Explanation& from = from_.explanation;
    if (from.skimmed_pieces == 0) return;
    heading("Passed over", counted(from.skimmed_pieces, "piece", "pieces") + " of prose, " +
                               counted(from.skimmed_bytes, "byte", "bytes"));
    line(
        "Longer than lines that say facts, and without a digit, a star or a label: nobody looked "
        "closer.");
  }

  // "line 12", "title", "meta:my_score".
  static std::string place_of(const Spot& spot) {
    return spot.line == 0 ? spot.where : "line " + with_thousands(spot.line);
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
      text += wrapped(with_thousands(name.posts) + " posts have the " +
                          (name.name.starts_with('#') ? "place, " : "") + "id, slug or title \"" +
                          name.name + "\"; all of them are explained",
                      0, canvas);
  return text;
}

}  // namespace postferry
