// SPDX-License-Identifier: MIT
#include "wxr/site_writer.h"

#include <unordered_map>

#include "base/ascii.h"
#include "base/timestamp.h"
#include "wxr/item_writer.h"
#include "wxr/xml_fields.h"

namespace postferry::wxr {

namespace {

constexpr std::string_view opening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
    "<!-- This is a WordPress eXtended RSS file, written by postferry. -->\n"
    "<!-- It contains posts, pages, comments, categories, and other content of a site. -->\n"
    "<!-- To bring it into a WordPress site: Tools: Import: WordPress: Run Importer. -->\n"
    "<rss version=\"2.0\"\n"
    "\txmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"\n"
    "\txmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
    "\txmlns:wfw=\"http://wellformedweb.org/CommentAPI/\"\n"
    "\txmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "\txmlns:wp=\"http://wordpress.org/export/1.2/\"";

bool is_declared_by_opening(std::string_view prefix) {
  return prefix == "excerpt" || prefix == "content" || prefix == "wfw" || prefix == "dc" ||
         prefix == "wp";
}

bool is_name(std::string_view text) {
  if (text.empty() || is_digit(text[0]) || text[0] == '-' || text[0] == '.') return false;
  for (const char c : text)
    if (!is_alpha(c) && !is_digit(c) && c != '-' && c != '_' && c != '.' &&
        static_cast<unsigned char>(c) < 0x80)
      return false;
  return true;
}

void append_author(std::string& out, const Author& author) {
  out += "\t<wp:author>";
  if (!author.id.empty()) append_text_element(out, "wp:author_id", author.id.text);
  append_cdata_element(out, "wp:author_login", author.login);
  append_cdata_element(out, "wp:author_email", author.email);
  append_cdata_element(out, "wp:author_display_name",
                       stored_form(author.display_name, author.display_name_raw));
  append_cdata_element(out, "wp:author_first_name",
                       stored_form(author.first_name, author.first_name_raw));
  append_cdata_element(out, "wp:author_last_name",
                       stored_form(author.last_name, author.last_name_raw));
  out += "</wp:author>\n";
}

// The three shapes of a term: categories, tags, terms of other taxonomies.
struct TermNames {
  std::string_view element;
  std::string_view slug;
  std::string_view parent;
  std::string_view name;
  std::string_view description;
};
constexpr TermNames category_names = {"wp:category", "wp:category_nicename", "wp:category_parent",
                                      "wp:cat_name", "wp:category_description"};
constexpr TermNames tag_names = {"wp:tag", "wp:tag_slug", {}, "wp:tag_name", "wp:tag_description"};
constexpr TermNames term_names = {"wp:term", "wp:term_slug", "wp:term_parent", "wp:term_name",
                                  "wp:term_description"};

void append_term(std::string& out, const SiteTerm& term) {
  const bool category = term.taxonomy == "category";
  const bool tag = term.taxonomy == "post_tag" && term.parent.empty();
  const TermNames& names = category ? category_names : tag ? tag_names : term_names;
  const auto element = [&out](std::string_view name, std::string_view value) {
    out += "\t\t";
    append_cdata_element(out, name, value);
    out += "\n";
  };
  out.append("\t<").append(names.element).append(">\n");
  if (!term.id.empty()) {
    out += "\t\t";
    append_text_element(out, "wp:term_id", term.id.text);
    out += "\n";
  }
  if (!category && !tag) element("wp:term_taxonomy", term.taxonomy);
  element(names.slug, term.slug);
  if (!names.parent.empty()) element(names.parent, term.parent);
  if (const std::string name = term_name(term.name, term.name_raw, term.slug); !name.empty())
    element(names.name, name);
  if (!term.description.empty()) element(names.description, term.description);
  for (const Meta& meta : term.meta) append_postmeta(out, "wp:termmeta", meta);
  out.append("\t</").append(names.element).append(">\n");
}

/// Writes terms so that parents come first: the official importer looks them up as it goes.
class TermOrder {
 public:
  TermOrder(std::string& out, const std::vector<SiteTerm>& terms)
      : out_(out), terms_(terms), done_(terms.size()) {
    for (std::size_t i = 0; i < terms.size(); ++i)
      index_.emplace(key(terms[i].taxonomy, terms[i].slug), i);
  }

  void write() {
    std::vector<std::size_t> chain;
    for (std::size_t start = 0; start < terms_.size(); ++start) {
      chain.clear();
      for (std::size_t i = start; i < terms_.size() && !done_[i]; i = parent_of(terms_[i])) {
        done_[i] = true;
        chain.push_back(i);
      }
      for (auto i = chain.rbegin(); i != chain.rend(); ++i) append_term(out_, terms_[*i]);
    }
  }

 private:
  static std::string key(const std::string& taxonomy, const std::string& slug) {
    return taxonomy + '\n' + slug;
  }
  std::size_t parent_of(const SiteTerm& term) const {
    const auto hit =
        term.parent.empty() ? index_.end() : index_.find(key(term.taxonomy, term.parent));
    return hit == index_.end() ? terms_.size() : hit->second;
  }

  std::string& out_;
  const std::vector<SiteTerm>& terms_;
  std::vector<bool> done_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace

void append_opening(std::string& out, const Site& site) {
  out += opening;
  for (const Extra& extra : site.extras) {
    const std::string_view path = extra.path;
    if (extra.format != "wxr" || !path.starts_with("xmlns:")) continue;
    const std::string_view prefix = path.substr(6);
    const std::string attribute = "\n\t" + extra.path + "=\"";
    if (!is_name(prefix) || is_declared_by_opening(prefix) ||
        out.find(attribute) != std::string::npos)
      continue;
    if (!is_xml_text(extra.raw) || extra.raw.empty()) continue;
    out += attribute;
    append_xml_attribute(out, extra.raw);
    out += "\"";
  }
  out += "\n>\n\n<channel>\n";
}

void append_channel_facts(std::string& out, const Site& site, const std::string& site_url) {
  const auto element = [&out](std::string_view name, std::string_view value) {
    out += "\t";
    append_text_element(out, name, value);
    out += "\n";
  };
  const std::string& url = site.url.empty() ? site_url : site.url;
  element("title", site.title);
  element("link", url);
  element("description", site.description);
  const auto exported = parse_iso_date(site.exported.iso);
  if (exported) element("pubDate", format_rfc822_date(exported->gmt()));
  if (!site.language.empty()) element("language", site.language);
  element("wp:wxr_version", "1.2");
  element("wp:base_site_url", site.base_url.empty() ? url : site.base_url);
  element("wp:base_blog_url", url);
  if (!site.generator.empty()) element("generator", site.generator);
  out += "\n";
}

void append_declarations(std::string& out, const Site& site, const Namespaces& namespaces) {
  for (const Author& author : site.authors) append_author(out, author);
  TermOrder(out, site.terms).write();
  for (const Extra& extra : site.extras) {
    const bool element =
        extra.format == "wxr" && extra.path != "#text" && extra.raw.starts_with('<');
    if (!element || !can_stand_verbatim(extra.raw, namespaces)) continue;
    // Parts of an author or term can't stand alone; the carrier brings them back.
    if (extra.path.find('/') != std::string::npos) continue;
    out.append("\t").append(extra.raw).append("\n");
  }
}

void append_site_carrier(std::string& out, const std::string& carrier) {
  out += "\t<postferry:site xmlns:postferry=\"urn:postferry:1\">";
  append_cdata(out, carrier);
  out += "</postferry:site>\n";
}

}  // namespace postferry::wxr
