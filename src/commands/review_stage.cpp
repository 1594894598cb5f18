// SPDX-License-Identifier: MIT
#include "commands/review_stage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"
#include "model/review_facts.h"
#include "model/site.h"
#include "review/extract.h"
#include "review/render.h"

namespace postferry {

namespace {

class ExtractAndRender final : public ReviewStage {
 public:
  ExtractAndRender(const ExtractOptions& extract, const RenderOptions& render)
      : reading_(make_post_reading()), extractor_(extract, reading_), renderer_(render, reading_) {}

  void extract(Post& post, Notes& notes) override { (void)extractor_.extract(post, &notes); }
  void render(Post& post, ShownBody& shown, Notes& notes) override {
    (void)renderer_.prepare(post, shown, &notes);
  }

 private:
  std::shared_ptr<PostReading> reading_;
  Extractor extractor_;
  Renderer renderer_;
};

std::shared_ptr<const AuthorNames> names_of(const Site& site) {
  auto names = std::make_shared<AuthorNames>();
  for (const Author& author : site.authors)
    if (!author.display_name.empty()) names->emplace(author.login, author.display_name);
  return names;
}

FieldSet all_held(const Format& target) {
  FieldSet held = target.holds();
  held |= target.holds_partly();
  return held;
}

bool holds_all_facts(const Format& target) {
  const FieldSet held = all_held(target);
  return std::all_of(all_review_facts.begin(), all_review_facts.end(),
                     [&held](ReviewFact fact) { return held.has(field_of(fact)); });
}

constexpr std::string_view all_have_places =
    " has a place for all facts; --render always writes them into bodies";

std::string forbidden(std::string_view option) {
  return std::string(option) + " writes into bodies, which --render never forbids";
}

bool needs_no_bodies(const BodyWriting& writing, const Format& target) {
  return writing.mode != Render::always && holds_all_facts(target);
}

// Why a layout has no effect; empty: it has one.
std::string why_no_layout(const BodyWriting& writing, const Format& target) {
  if (writing.mode == Render::never) return forbidden("--template");
  if (!needs_no_bodies(writing, target)) return {};
  return "--template has no effect: " + std::string(target.name) + std::string(all_have_places);
}

// The same of JSON-LD.
std::string why_no_json_ld(const BodyWriting& writing, const Format& target) {
  if (writing.mode == Render::never) return forbidden("--jsonld");
  if (target.shows_pages) return {};
  const std::string name(target.name);
  if (needs_no_bodies(writing, target))
    return "--jsonld has no effect: " + name + std::string(all_have_places);
  if (holds_all_facts(target)) return {};
  return "--jsonld is for pages on the web, and what stands in " + name + " becomes none";
}

}  // namespace

BodyWriting fitting(BodyWriting writing, const Format& target) {
  if (const std::string why = why_no_layout(writing, target); writing.layout && !why.empty()) {
    if (!writing.layout_is_default) throw Error(ErrorCode::usage, why);
    writing.layout = nullptr;
  }
  if (const std::string why = why_no_json_ld(writing, target); writing.json_ld && !why.empty()) {
    if (!writing.json_ld_is_default) throw Error(ErrorCode::usage, why);
    writing.json_ld = false;
  }
  return writing;
}

std::function<std::unique_ptr<ReviewStage>()> review_stage(const ExtractOptions& extract,
                                                           const BodyWriting& writing,
                                                           const Format& target) {
  if (extract.mode == Extract::off && writing.mode == Render::never) return {};
  RenderOptions options;
  options.mode = writing.mode;
  options.held = all_held(target);
  options.keeps = writing.keeps;
  options.leave_to_body = extract.mode != Extract::off;
  options.layout = writing.layout;
  options.json_ld = writing.json_ld;
  if (writing.json_ld && writing.site != nullptr) options.authors = names_of(*writing.site);
  ExtractOptions reading = extract;
  reading.takes_bodies_apart = target.takes_bodies_apart;
  reading.reads_once = !target.takes_bodies_apart && !asks_bodies(options);
  return
      [extract = reading, options] { return std::make_unique<ExtractAndRender>(extract, options); };
}

}  // namespace postferry
