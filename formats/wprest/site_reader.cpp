// SPDX-License-Identifier: MIT
#include "wprest/site_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>
#include <utility>

#include "base/numbers.h"
#include "codec/entities.h"
#include "wprest/values.h"

namespace postferry::wprest {

namespace {

void take_plain(std::string_view stored, std::string& plain, std::string& raw) {
  plain = plain_text(stored);
  if (plain != stored) raw = stored;
}

// "-5", "5.5", "Europe/Berlin": a zone's name, else the offset as an ISO 8601 one.
std::string zone_of(const JsonNode& index) {
  const std::string_view name = text_of(index, "timezone_string");
  if (!name.empty()) return std::string(name);
  const std::string_view offset = text_of(index, "gmt_offset");
  const std::optional<Decimal> hours = Decimal::parse(offset);
  if (!hours) return {};
  const long minutes = std::lround(hours->to_double() * 60);
  const long size = std::labs(minutes);
  std::string out(minutes < 0 ? "-" : "+");
  const auto two = [&out](long number) {
    out += static_cast<char>('0' + number / 10 % 10);
    out += static_cast<char>('0' + number % 10);
  };
  two(size / 60);
  out += ':';
  two(size % 60);
  return out;
}

class HeaderReader {
 public:
  HeaderReader(Site& site, RestContext& context, Notes& notes)
      : site_(site), context_(context), notes_(notes) {}

  void read(const JsonNode& header) {
    for (const JsonNode member : header) {
      const std::string_view key = member.key();
      if (key == "wprest")
        read_version(member);
      else if (key == "index")
        read_index(member);
      else if (key == "settings")
        read_settings(member);
      else if (key == "taxonomies")
        read_taxonomies(member);
      else if (key == "terms")
        read_terms(member);
      else if (key == "users")
        read_users(member);
      else
        site_.extras.push_back({"wprest", std::string(key), std::string(member.raw())});
    }
  }

 private:
  void read_version(const JsonNode& version) {
    if (version.text() != "1")
      notes_.add(NoteCode::json_version, "wprest", std::string(version.text()));
  }

  void read_index(const JsonNode& index) {
    site_.title = plain_text(text_of(index, "name"));
    site_.description = plain_text(text_of(index, "description"));
    site_.url = text_of(index, "home");
    site_.base_url = text_of(index, "url");
    site_.timezone = zone_of(index);
  }

  // The same as the index, and what only administrators see.
  void read_settings(const JsonNode& settings) {
    site_.language = text_of(settings, "language");
    std::replace(site_.language.begin(), site_.language.end(), '_', '-');
  }

  void read_taxonomies(const JsonNode& taxonomies) {
    for (const JsonNode taxonomy : taxonomies) {
      const std::string_view slug = text_of(taxonomy, "slug");
      const std::string_view base = text_of(taxonomy, "rest_base");
      const std::string_view name = slug.empty() ? taxonomy.key() : slug;
      context_.taxonomies.emplace(base.empty() ? name : base, name);
    }
  }

  void read_terms(const JsonNode& terms) {
    std::unordered_map<std::string, std::string> slugs;  // by id, for parents
    for (const JsonNode term : terms) slugs.emplace(text_of(term, "id"), text_of(term, "slug"));
    for (const JsonNode term : terms) {
      SiteTerm& out = site_.terms.emplace_back();
      out.id.text = text_of(term, "id");
      out.taxonomy = taxonomy_of(term);
      out.slug = text_of(term, "slug");
      take_plain(text_of(term, "name"), out.name, out.name_raw);
      out.description = text_of(term, "description");
      if (const std::string_view parent = text_of(term, "parent"); parent != "0")
        if (const auto found = slugs.find(std::string(parent)); found != slugs.end())
          out.parent = found->second;
      read_meta(term.find("meta"), out.meta);
      context_.terms.emplace(out.id.text, Term{out.taxonomy, out.slug, out.name, out.name_raw});
    }
  }

  // Menus are the terms whose controller leaves their taxonomy out (WP_REST_Menus_Controller).
  static std::string_view taxonomy_of(const JsonNode& term) {
    const std::string_view name = text_of(term, "taxonomy");
    return name.empty() ? "nav_menu" : name;
  }

  // Without the right to list users there is no login; the slug is made of it.
  void read_users(const JsonNode& users) {
    for (const JsonNode user : users) {
      Author& out = site_.authors.emplace_back();
      out.id.text = text_of(user, "id");
      const std::string_view login = text_of(user, "username");
      out.login = login.empty() ? text_of(user, "slug") : login;
      out.email = text_of(user, "email");
      take_plain(text_of(user, "name"), out.display_name, out.display_name_raw);
      take_plain(text_of(user, "first_name"), out.first_name, out.first_name_raw);
      take_plain(text_of(user, "last_name"), out.last_name, out.last_name_raw);
      out.url = text_of(user, "url");
      out.bio = text_of(user, "description");
      context_.logins.emplace(out.id.text, out.login);
    }
  }

  Site& site_;
  RestContext& context_;
  Notes& notes_;
};

}  // namespace

void read_site(const JsonNode& header, Site& site, RestContext& context, Notes& notes) {
  HeaderReader(site, context, notes).read(header);
}

}  // namespace postferry::wprest
