// SPDX-License-Identifier: MIT
#include "wxr/site_reader.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.h"
#include "base/timestamp.h"
#include "codec/entities.h"
#include "codec/php_serialized.h"
#include "format/carrier.h"
#include "model/members.h"

namespace postferry::wxr {

namespace {

/// Fills a Site from channel elements.
class ChannelReader {
 public:
  ChannelReader(Fragment& fragment, Namespaces namespaces, Site& site, Notes& notes)
      : fragment_(fragment), namespaces_(std::move(namespaces)), site_(site), notes_(notes) {}

  void read(const XmlElement& channel) {
    for (XmlElement child = channel.first_child(); child; child = child.next()) read_child(child);
    std::string stray;
    if (fragment_.stray_text(channel, stray)) {
      notes_.add(NoteCode::wxr_stray_text, "channel", stray.substr(0, 80));
      site_.extras.push_back({"wxr", "#text", stray});
    }
  }

  [[nodiscard]] bool saw_wordpress() const { return saw_wordpress_; }
  [[nodiscard]] const std::string& carrier() const { return carrier_; }

 private:
  // Declares what `element` itself declares; the caller restores.
  std::size_t enter(const XmlElement& element) {
    const std::size_t before = namespaces_.size();
    element.for_each_attribute([this](const XmlAttribute& attribute) {
      if (attribute.name == "xmlns") namespaces_.declare({}, attribute.value);
      if (attribute.name.starts_with("xmlns:"))
        namespaces_.declare(attribute.name.substr(6), attribute.value);
    });
    return before;
  }

  void read_child(const XmlElement& element) {
    const std::size_t scope = enter(element);
    const Element kind = namespaces_.find(element.name());
    saw_wordpress_ = saw_wordpress_ || canonical_name(kind).starts_with("wp:");
    switch (kind) {
      case Element::title: take(element, site_.title); break;
      case Element::link: take(element, site_.url); break;
      case Element::description: take(element, site_.description); break;
      case Element::language: take(element, site_.language); break;
      case Element::generator: take(element, site_.generator); break;
      case Element::pub_date: read_date(element); break;
      case Element::wxr_version: take(element, site_.wxr_version); break;
      case Element::base_site_url: take(element, site_.base_url); break;
      case Element::base_blog_url: read_blog_url(element); break;
      case Element::author: read_author(element); break;
      case Element::wp_category: read_term(element, "category"); break;
      case Element::tag: read_term(element, "post_tag"); break;
      case Element::term: read_term(element, {}); break;
      case Element::postferry_site: carrier_ = text(element); break;
      default: keep(element, std::string(element.name())); break;
    }
    namespaces_.restore(scope);
  }

  std::string text(const XmlElement& element) {
    std::string scratch;
    bool damaged = false;
    std::string out(fragment_.text(element, scratch, damaged));
    if (damaged) notes_.add(NoteCode::wxr_cdata_repaired, std::string(element.name()));
    return out;
  }

  void keep(const XmlElement& element, std::string path) {
    site_.extras.push_back({"wxr", std::move(path), fragment_.raw(element)});
  }

  // One of the channel's own texts: the first counts, a different second one is kept.
  void take(const XmlElement& element, std::string& into) {
    std::string value = text(element);
    const std::string_view bare = trim(value);
    if (into.empty())
      into = bare;
    else if (into != bare)
      keep(element, std::string(element.name()));
  }

  void read_date(const XmlElement& element) {
    const std::string value = text(element);
    if (trim(value).empty()) return;
    if (auto date = parse_rfc822_date(value); date && site_.exported.empty())
      site_.exported.iso = format_iso_date(*date);
    else
      keep(element, std::string(element.name()));
  }

  void read_blog_url(const XmlElement& element) {
    const std::string value(trim(text(element)));
    if (site_.url.empty())
      site_.url = value;
    else if (value != site_.url && !value.empty())
      keep(element, std::string(element.name()));
  }

  // Calls visit(kind, element) for each child, with its own namespace declarations in force.
  template <class Visit>
  void for_each_child(const XmlElement& parent, Visit&& visit) {
    for (XmlElement child = parent.first_child(); child; child = child.next()) {
      const std::size_t scope = enter(child);
      visit(namespaces_.find(child.name()), child);
      namespaces_.restore(scope);
    }
  }

  static void take_plain(std::string value, std::string& plain, std::string& raw) {
    plain = plain_text(value);
    if (plain != value) raw = std::move(value);
  }

  void read_author(const XmlElement& element) {
    Author author;
    for_each_child(element, [&](Element kind, const XmlElement& child) {
      switch (kind) {
        case Element::author_id: author.id.text = trim(text(child)); break;
        case Element::author_login: author.login = text(child); break;
        case Element::author_email: author.email = text(child); break;
        case Element::author_display_name:
          take_plain(text(child), author.display_name, author.display_name_raw);
          break;
        case Element::author_first_name:
          take_plain(text(child), author.first_name, author.first_name_raw);
          break;
        case Element::author_last_name:
          take_plain(text(child), author.last_name, author.last_name_raw);
          break;
        default: keep(child, "wp:author[" + author.login + "]/" + std::string(child.name())); break;
      }
    });
    if (!is_empty(author)) site_.authors.push_back(std::move(author));
  }

  Meta read_meta(const XmlElement& element) {
    Meta meta;
    for_each_child(element, [&](Element kind, const XmlElement& child) {
      if (kind == Element::meta_key) meta.key = text(child);
      if (kind == Element::meta_value) meta.value = text(child);
    });
    if (std::string restored = restore_php_crlf(meta.value); !restored.empty()) {
      notes_.add(NoteCode::wxr_crlf_restored, meta.key);
      meta.value = std::move(restored);
    }
    return meta;
  }

  void read_term(const XmlElement& element, std::string_view taxonomy) {
    SiteTerm term;
    term.taxonomy = taxonomy;
    for_each_child(element, [&](Element kind, const XmlElement& child) {
      switch (kind) {
        case Element::term_id: term.id.text = trim(text(child)); break;
        case Element::term_taxonomy: term.taxonomy = text(child); break;
        case Element::category_nicename:
        case Element::tag_slug:
        case Element::term_slug: term.slug = text(child); break;
        case Element::category_parent:
        case Element::term_parent: term.parent = text(child); break;
        case Element::cat_name:
        case Element::tag_name:
        case Element::term_name: take_plain(text(child), term.name, term.name_raw); break;
        case Element::category_description:
        case Element::tag_description:
        case Element::term_description: term.description = text(child); break;
        case Element::termmeta: term.meta.push_back(read_meta(child)); break;
        default:
          keep(child,
               std::string(element.name()) + "[" + term.slug + "]/" + std::string(child.name()));
          break;
      }
    });
    site_.terms.push_back(std::move(term));
  }

  Fragment& fragment_;
  Namespaces namespaces_;
  Site& site_;
  Notes& notes_;
  bool saw_wordpress_ = false;
  std::string carrier_;
};

// WXR 1.0 names a term's parent; 1.1 gives its slug. Some files do neither rightly.
void resolve_parents(Site& site, bool before_1_1, Notes& notes) {
  std::unordered_map<std::string, std::string> slug_of_name;
  std::unordered_set<std::string> slugs;
  const auto key = [](const SiteTerm& term, const std::string& value) {
    return term.taxonomy + '\n' + value;
  };
  for (const SiteTerm& term : site.terms) {
    slugs.insert(key(term, term.slug));
    slug_of_name.emplace(key(term, term.name), term.slug);
  }
  for (SiteTerm& term : site.terms) {
    if (term.parent.empty() || slugs.count(key(term, term.parent)) != 0) continue;
    const auto named = slug_of_name.find(key(term, plain_text(term.parent)));
    if (before_1_1 && named != slug_of_name.end())
      term.parent = named->second;
    else
      notes.add(NoteCode::wxr_parent_unknown, term.taxonomy + ":" + term.slug, term.parent);
  }
}

bool is_before_1_1(const std::string& version) {
  return version.empty() || version.starts_with("0.") || version == "1.0" || version == "1";
}

// The carrier speaks about the site as it reads natively, so it comes last.
void apply_site_carrier(const ChannelReader& reader, Site& site, Notes& notes) {
  if (!reader.carrier().empty() && !apply_carrier(reader.carrier(), site, notes))
    site.extras.push_back({"wxr", "postferry:site", reader.carrier()});
}

void declare(const XmlElement& element, WxrContext& context, Site& site, Notes& notes) {
  element.for_each_attribute([&](const XmlAttribute& attribute) {
    if (attribute.name != "xmlns" && !attribute.name.starts_with("xmlns:")) return;
    const std::string_view prefix =
        attribute.name.substr(std::min<std::size_t>(6, attribute.name.size()));
    context.namespaces.declare(prefix, attribute.value);
    if (is_damaged_uri(attribute.value))
      notes.add(NoteCode::record_repaired, std::string(attribute.name),
                std::string(attribute.value));
    // What our own header does not declare must come back in it.
    const bool ours = vocabulary_of_uri(attribute.value) != Vocabulary::other &&
                      vocabulary_of_prefix(prefix) == vocabulary_of_uri(attribute.value);
    if (!ours && !prefix.empty() && vocabulary_of_uri(attribute.value) != Vocabulary::postferry)
      site.extras.push_back({"wxr", std::string(attribute.name), std::string(attribute.value)});
  });
}

}  // namespace

Head read_head(std::string_view xml, std::uint64_t line, WxrContext& context, Site& site,
               Notes& notes) {
  Head head;
  const bool has_rss = xml.starts_with("<rss");
  std::string whole(xml);
  whole += has_rss ? "</channel></rss>" : "</channel>";
  Fragment fragment;
  if (!fragment.load(whole, context.namespaces, line, notes)) return head;
  XmlElement channel = fragment.root();
  if (channel.name() != "channel") {
    declare(channel, context, site, notes);
    channel = channel.first_child();
    while (channel && channel.name() != "channel") channel = channel.next();
  }
  if (!channel) return head;
  declare(channel, context, site, notes);
  ChannelReader reader(fragment, context.namespaces, site, notes);
  reader.read(channel);
  fragment.restore_nul(site);
  context.before_1_1 = is_before_1_1(site.wxr_version);
  resolve_parents(site, context.before_1_1, notes);
  head.version = site.wxr_version;
  apply_site_carrier(reader, site, notes);
  head.is_wordpress = reader.saw_wordpress() || context.namespaces.binds(Vocabulary::wp);
  return head;
}

void read_channel_rest(std::string_view xml, std::uint64_t line, const WxrContext& context,
                       Site& site, Notes& notes) {
  Fragment fragment;
  const std::string whole = "<channel>" + std::string(xml) + "</channel>";
  if (!fragment.load(whole, context.namespaces, line, notes)) return;
  ChannelReader reader(fragment, context.namespaces, site, notes);
  reader.read(fragment.root());
  fragment.restore_nul(site);
  apply_site_carrier(reader, site, notes);
}

}  // namespace postferry::wxr
