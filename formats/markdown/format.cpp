// SPDX-License-Identifier: MIT
#include "format/format.h"

#include <array>

#include "base/ascii.h"
#include "markdown/front_matter.h"
#include "markdown/parts.h"
#include "model/members.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 2> aliases = {"md", "commonmark"};
constexpr std::array<std::string_view, 4> extensions = {"md", "markdown", "mdown", "mkd"};
constexpr std::array options = {
    OptionSpec{"flavor", "plain|hugo|jekyll",
               "whose words front matter uses and where files are put", true, true},
    OptionSpec{"all-posts", "yes|no", "write attachments, menu items and the like as files, too",
               false, true},
    OptionSpec{"syntax", "auto|pelican",
               "take lines `Key: value` for front matter (auto: only with a key Title)", true,
               false}};

using F = Field;

template <class... Structs>
void add_members(FieldSet& set) {
  (for_each_member<Structs>([&](const auto& member) { set.add(member.field); }), ...);
}

// Fields that a key of their own holds, whatever they say.
FieldSet holds() {
  FieldSet set(F::post_type, F::post_id, F::post_parent, F::post_menu_order, F::post_slug,
               F::post_url, F::post_guid, F::post_title, F::post_author, F::post_co_authors,
               F::post_date, F::post_modified, F::post_language, F::post_template, F::post_sticky,
               F::post_password, F::post_comment_status, F::post_ping_status);
  set |= FieldSet(F::post_attachment_url, F::post_comments, F::post_featured_image, F::post_review);
  add_members<Review, Work, Rating, ReaderRating, AspectRating, Contributor, Series, ListedWork,
              Recommendation, ShelfPosition, Reading, FeaturedImage, Comment>(set);
  set -= FieldSet(F::review_found, F::comment_content, F::comment_meta, F::comment_extras);
  return set;
}

// Fields that front matter and body hold where they fit: statuses with a name, excerpts of the
// usual kind, aliases that are paths, terms with a name, in order; custom fields for people,
// unknown keys.
FieldSet holds_partly() {
  FieldSet set(F::post_status, F::post_aliases, F::post_content, F::post_excerpt, F::text_format,
               F::text_value, F::text_rendered, F::post_terms, F::term_taxonomy, F::term_name,
               F::term_slug, F::post_meta, F::meta_key, F::meta_value, F::post_extras,
               F::extra_format, F::extra_path, F::extra_raw);
  set.add(F::comment_content);
  return set;
}

// A JSON object with text behind it; more JSON there makes it a file of JSON Lines.
bool is_json_matter(const markdown::FileParts& parts) {
  const std::string_view body = trim(parts.body);
  return !body.empty() && body[0] != '{' && body[0] != '[' &&
         (parts.matter.find("\"title\"") != std::string_view::npos ||
          parts.matter.find("\"date\"") != std::string_view::npos);
}

// Front matter at the very front.
int sniff(std::string_view head) {
  constexpr int sure = 95;
  constexpr int likely = 60;
  const markdown::FileParts parts = markdown::split_file(head, false);
  switch (parts.syntax) {
    case markdown::Syntax::yaml:
    case markdown::Syntax::toml: return sure;
    case markdown::Syntax::pelican: return likely;
    case markdown::Syntax::json: return is_json_matter(parts) ? sure : 0;
    case markdown::Syntax::none: break;
  }
  // It may be longer than what we were shown.
  return head.starts_with("---\n") && head.find(':') != std::string_view::npos ? likely : 0;
}

}  // namespace

extern const Format markdown_format;
constinit const Format markdown_format = {
    .name = "markdown",
    .title = "Markdown blog, a file for each post",
    .aliases = aliases,
    .extensions = extensions,
    .options = options,
    .carrier = "the front-matter key `postferry` and the folder .postferry/",
    .public_target = true,
    .marks_drafts = true,
    .shows_pages = true,
    .takes_bodies_apart = true,
    .holds = holds,
    .holds_partly = holds_partly,
    .sniff = sniff,
    .make_parser = markdown::make_file_parser,
    .make_encoder = markdown::make_file_encoder,
    .make_tree_splitter = markdown::make_tree_splitter,
    .make_tree_assembler = markdown::make_tree_assembler};

}  // namespace postferry
