// SPDX-License-Identifier: MIT
#include "format/format.h"

#include <array>

#include "base/bytes.h"
#include "wxr/assembler.h"
#include "wxr/encoder.h"
#include "wxr/parser.h"
#include "wxr/splitter.h"

namespace postferry {

namespace wxr {

namespace {

constexpr std::array<std::string_view, 2> aliases = {"wordpress", "wp"};
constexpr std::array<std::string_view, 2> extensions = {"xml", "wxr"};

FieldSet holds() {
  using F = Field;
  return FieldSet(
      F::post_type, F::post_status, F::post_menu_order, F::post_slug, F::post_url, F::post_guid,
      F::post_title, F::post_author, F::post_sticky, F::post_password, F::post_comment_status,
      F::post_ping_status, F::post_attachment_url, F::post_content, F::post_excerpt, F::post_terms,
      F::post_meta, F::post_comments, F::text_value, F::term_slug, F::term_name, F::meta_key,
      F::meta_value, F::comment_author, F::comment_email, F::comment_url, F::comment_ip,
      F::comment_user_id, F::comment_content, F::comment_status, F::comment_type, F::comment_meta,
      F::site_title, F::site_url, F::site_base_url, F::site_description, F::site_language,
      F::site_generator, F::site_authors, F::site_terms, F::author_id, F::author_login,
      F::author_email, F::author_display_name, F::author_first_name, F::author_last_name,
      F::site_term_id, F::site_term_taxonomy, F::site_term_slug, F::site_term_name,
      F::site_term_parent, F::site_term_description, F::site_term_meta);
}

// Natively where the value is one that WordPress could have stored.
FieldSet holds_partly() {
  using F = Field;
  return FieldSet(F::post_id, F::post_parent, F::post_title_raw, F::post_date, F::post_date_gmt,
                  F::post_modified, F::post_modified_gmt, F::post_extras, F::text_format,
                  F::term_taxonomy, F::term_name_raw, F::comment_id, F::comment_parent,
                  F::comment_author_raw, F::comment_date, F::comment_date_gmt, F::comment_extras,
                  F::extra_format, F::extra_path, F::extra_raw, F::site_exported,
                  F::site_wxr_version, F::site_extras, F::author_display_name_raw,
                  F::author_first_name_raw, F::author_last_name_raw, F::site_term_name_raw);
}

int sniff(std::string_view head) {
  const bool feed = find_bytes(head, "<rss") != std::string_view::npos ||
                    find_bytes(head, "<channel") != std::string_view::npos;
  if (!feed) return 0;
  const bool wordpress = find_bytes(head, "wordpress.org/export/") != std::string_view::npos ||
                         find_bytes(head, "<wp:") != std::string_view::npos;
  // A feed that may still turn out to be none of WordPress's: the splitter says so clearly.
  return wordpress ? 95 : 60;
}

}  // namespace

}  // namespace wxr

extern const Format wxr_format;
constinit const Format wxr_format = {
    .name = "wxr",
    .title = "WordPress eXtended RSS 1.0 to 1.2 (Tools: Export)",
    .aliases = wxr::aliases,
    .extensions = wxr::extensions,
    .options = {},
    .carrier = "post meta _postferry of each item, element postferry:site for the site",
    .public_target = false,
    .shows_pages = true,
    .holds = wxr::holds,
    .holds_partly = wxr::holds_partly,
    .sniff = wxr::sniff,
    .make_splitter = wxr::make_splitter,
    .make_parser = wxr::make_parser,
    .make_encoder = wxr::make_encoder,
    .make_assembler = wxr::make_assembler,
};

}  // namespace postferry
