// SPDX-License-Identifier: MIT
#include "commands/review_stage.h"

#include "review/extract.h"
#include "review/render.h"

namespace postferry {

namespace {

class ExtractAndRender final : public ReviewStage {
 public:
  ExtractAndRender(const ExtractOptions& extract, const RenderOptions& render)
      : reading_(make_post_reading()), extractor_(extract, reading_), renderer_(render, reading_) {}

  void extract(Post& post, Notes& notes) override { (void)extractor_.extract(post, &notes); }
  void render(Post& post, ShownBody& shown) override { (void)renderer_.prepare(post, shown); }

 private:
  std::shared_ptr<PostReading> reading_;
  Extractor extractor_;
  Renderer renderer_;
};

}  // namespace

std::function<std::unique_ptr<ReviewStage>()> review_stage(const ExtractOptions& extract,
                                                           Render render, const Format& target) {
  if (extract.mode == Extract::off && render == Render::never) return {};
  RenderOptions options;
  options.mode = render;
  options.held = target.holds();
  options.held |= target.holds_partly();
  options.leave_to_body = extract.mode != Extract::off;
  ExtractOptions reading = extract;
  reading.takes_bodies_apart = target.takes_bodies_apart;
  reading.reads_once = !target.takes_bodies_apart && !asks_bodies(options);
  return
      [extract = reading, options] { return std::make_unique<ExtractAndRender>(extract, options); };
}

}  // namespace postferry
