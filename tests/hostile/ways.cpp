// SPDX-License-Identifier: MIT
#include "hostile/ways.h"

#include "body/body_read.h"
#include "body/html_write.h"
#include "body/markdown_write.h"
#include "review/extract.h"
#include "review/render.h"

namespace postferry::hostile {

namespace {

void skim(Post& post) { (void)Extractor().extract(post); }

void read_whole(Post& post) {
  ExtractOptions options;
  options.takes_bodies_apart = true;
  (void)Extractor(options).extract(post);
}

void move(Post& post) { (void)Extractor(Extract::move).extract(post); }

void render(Post& post) {
  const auto reading = make_post_reading();
  (void)Extractor({}, reading).extract(post);
  ShownBody shown;
  (void)Renderer({.mode = Render::always}, reading).prepare(post, shown);
}

template <class Write>
void rewrite(Post& post, Write write) {
  if (!post.content) return;
  Tape tape;
  read_body(post.content->value, post.content->format, tape);
  std::string out;
  write(tape, out);
  post.content->value = std::move(out);
}

void write_as_markdown(Post& post) {
  rewrite(post, [](const Tape& tape, std::string& out) { write_markdown(tape, {}, out); });
}

void write_as_blocks(Post& post) {
  rewrite(post,
          [](const Tape& tape, std::string& out) { write_html(tape, out, HtmlStyle::blocks); });
}

}  // namespace

const Ways& extracting_ways() {
  static const Ways ways = {{"skimmed", skim}, {"read whole", read_whole}};
  return ways;
}

const Ways& changing_ways() {
  static const Ways ways = {{"moved", move},
                            {"rendered", render},
                            {"as Markdown", write_as_markdown},
                            {"as blocks", write_as_blocks}};
  return ways;
}

}  // namespace postferry::hostile
