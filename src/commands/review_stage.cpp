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

}  // namespace

void check_body_writing(const BodyWriting& writing, const Format& target) {
  if (!writing.layout && !writing.json_ld) return;
  const std::string option = writing.layout ? "--template" : "--jsonld";
  if (writing.mode == Render::never)
    throw Error(ErrorCode::usage, option + " writes into bodies, which --render never forbids");
  const bool has_place = writing.mode != Render::always && holds_all_facts(target);
  const std::string why = " has a place for all facts; --render always writes them into bodies";
  if (writing.layout && has_place)
    throw Error(ErrorCode::usage, "--template has no effect: " + std::string(target.name) + why);
  if (!writing.json_ld || target.shows_pages) return;
  if (has_place)
    throw Error(ErrorCode::usage, "--jsonld has no effect: " + std::string(target.name) + why);
  if (!holds_all_facts(target))
    throw Error(ErrorCode::usage, "--jsonld is for pages on the web, and what stands in " +
                                      std::string(target.name) + " becomes none");
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
