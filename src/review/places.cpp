// SPDX-License-Identifier: MIT
#include "review/places.h"

#include <algorithm>

#include "model/members.h"
#include "review/front_matter.h"
#include "review/mapped.h"
#include "review/markup.h"
#include "review/microformats_json.h"
#include "review/places_blocks.h"
#include "review/places_meta.h"
#include "review/places_shortcodes.h"
#include "review/places_terms.h"
#include "review/places_values.h"

namespace postferry {

namespace {

/// What a tape has for programs to read.
struct Marks {
  bool blocks = false;  // of plugins
  bool markup = false;  // scripts, microdata, microformats
};

bool is_for_programs(const Attribute& attribute) {
  if (attribute.name.starts_with("item")) return true;
  return attribute.name == "class" && (attribute.value.find("review") != std::string_view::npos ||
                                       attribute.value.find("p-rating") != std::string_view::npos);
}

Marks marks_of(const Tape& tape) {
  Marks marks;
  for (const Token& token : tape.tokens) {
    if (token.kind == TokenKind::open)
      marks.markup = marks.markup || token.tag == Tag::script;
    else if (token.kind == TokenKind::block_open || token.kind == TokenKind::block_void)
      marks.blocks = marks.blocks || may_be_place(tape.bytes(token));
  }
  marks.markup =
      marks.markup || std::any_of(tape.attributes.begin(), tape.attributes.end(), is_for_programs);
  return marks;
}

// The last that is told of the place.
const KnownScale* scale_of(std::string_view where, const std::vector<KnownScale>& scales) {
  const std::size_t colon = where.find(':');
  const std::string_view key = colon == std::string_view::npos ? where : where.substr(colon + 1);
  const auto scale = std::find_if(scales.rbegin(), scales.rend(), [&](const KnownScale& known) {
    return known.key == where || known.key == key;
  });
  return scale == scales.rend() ? nullptr : &*scale;
}

}  // namespace

void read_places(const Post& post, const ExtractOptions& options, Statements& out, Trail* trail) {
  read_mapped(post, options.maps, out, trail);
  read_meta(post, out, trail);
  read_front_matter(post, out, trail);
  read_microformats_post(post, out);
  read_terms(post, out, trail);
  if (trail != nullptr) leave_unknown_ratings(post, options.maps, *trail);
}

void read_body_places(const Tape& tape, Statements& out, Trail* trail, Statements* apart) {
  const Marks marks = marks_of(tape);
  if (marks.blocks) read_blocks(tape, out, trail, apart);
  if (marks.markup) read_markup(tape, out);
  read_shortcodes(tape, out, trail, apart);
}

void apply_scales(const std::vector<KnownScale>& scales, Statements& statements, Trail* trail) {
  if (scales.empty()) return;
  const auto says_nothing = [](const Statement& statement) { return is_empty(statement.says); };
  for (Statement& statement : statements) {
    std::optional<Rating>& rating = statement.says.rating;
    if (!rating || rating->best) continue;
    const KnownScale* scale = scale_of(statement.where, scales);
    if (scale == nullptr) continue;
    rating->best = scale->best;
    if (!rating->value || !is_above(*rating->value, scale->best)) continue;
    if (trail != nullptr)
      trail->leave({Reason::rating_above_best, "rating", statement.where, rating->text, {}});
    rating.reset();
  }
  std::erase_if(statements, says_nothing);
}

}  // namespace postferry
