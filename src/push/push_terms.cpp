// SPDX-License-Identifier: MIT
#include "push/push_terms.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/bytes.h"
#include "codec/entities.h"
#include "push/compare_members.h"
#include "push/meta_value.h"
#include "push/send_members.h"
#include "push/site_posts.h"
#include "rest/collection.h"

namespace postferry {

namespace {

constexpr std::size_t deepest = 64;  // parents of parents; terms that are their own go no further

const std::string& word_of(const SiteTerm& term) {
  return term.slug.empty() ? term.name : term.slug;
}

const std::string& stored_name(const SiteTerm& term) {
  return term.name_raw.empty() ? term.name : term.name_raw;
}

std::string named(const SiteTerm& term) { return term.taxonomy + " \"" + term.name + "\""; }

}  // namespace

void PushTerms::look(Notes& notes) {
  std::set<std::string> listed;
  for (const SiteTerm& term : site_.terms) {
    const PushTaxonomy* taxonomy = context_.target.taxonomy(term.taxonomy);
    if (taxonomy != nullptr && listed.insert(term.taxonomy).second) list(*taxonomy, notes);
  }
  learn_made();
  for (const SiteTerm& term : site_.terms) {
    if (context_.target.taxonomy(term.taxonomy) == nullptr) continue;
    if (id_of(term) == 0)
      ++context_.counts.terms;
    else
      compare(term);
  }
  learn_numbers();
}

void PushTerms::list(const PushTaxonomy& taxonomy, Notes& notes) {
  std::string fields = "id,slug,name,description,parent";
  if (!taxonomy.meta.empty()) fields += ",meta";
  Collection collection(
      context_.writer.api(),
      {taxonomy.route, {{"context", "edit"}, {"_fields", fields}}, taxonomy.name, {}}, notes);
  CollectionPage page;
  JsonTree tree;
  while (collection.next(page))
    for (const CollectionPage::Item& item : page.items) {
      if (!tree.parse_strictly(item.json)) continue;
      const JsonNode term = tree.root();
      const std::string slug(text_in(term, "slug"));
      Copy copy{item.id,
                number_in(term, "parent"),
                std::string(text_in(term, "name")),
                std::string(text_in(term, "description")),
                {}};
      if (const JsonNode meta = term.find("meta"); meta && !taxonomy.meta.empty())
        copy.meta = meta.raw();
      const std::string name = decode_entities(copy.name);
      if (context_.ids.term(taxonomy.name, name) == 0)
        context_.ids.set_term(taxonomy.name, name, item.id);
      if (taxonomy.name == "nav_menu") context_.ids.set_menu(item.id, slug);
      copies_[taxonomy.name + "\n" + slug] = std::move(copy);
    }
  // Slugs win over names that look like them.
  for (const auto& [key, copy] : copies_)
    if (key.starts_with(taxonomy.name + "\n"))
      context_.ids.set_term(taxonomy.name, key.substr(taxonomy.name.size() + 1), copy.id);
  if (!collection.refusal().empty())
    notes.add(NoteCode::rest_refused, taxonomy.name, collection.refusal());
}

std::uint64_t PushTerms::id_of(const SiteTerm& term) const {
  return context_.ids.term(term.taxonomy, word_of(term));
}

const SiteTerm* PushTerms::parent_of(const SiteTerm& term) const {
  if (term.parent.empty()) return nullptr;
  for (const SiteTerm& other : site_.terms)
    if (other.taxonomy == term.taxonomy && other.slug == term.parent) return &other;
  return nullptr;
}

void PushTerms::compare(const SiteTerm& term) {
  const auto found = copies_.find(term.taxonomy + "\n" + term.slug);
  // Terms that only posts tell of say nothing but their names.
  if (found == copies_.end()) return;
  const Copy& copy = found->second;
  const bool declared = !term.id.empty() || !term.description.empty() || !term.parent.empty();
  if (decode_entities(copy.name) != term.name && !term.name.empty())
    context_.note(NoteCode::push_conflict, {}, "term.name",
                  named(term) + " is \"" + copy.name + "\" there");
  if (!declared) return;
  if (copy.description != term.description)
    context_.note(NoteCode::push_conflict, {}, "term.description",
                  named(term) + " has another there");
  const SiteTerm* parent = parent_of(term);
  const std::uint64_t wanted = parent == nullptr ? 0 : id_of(*parent);
  if (copy.parent != wanted)
    context_.note(NoteCode::push_conflict, {}, "term.parent", named(term) + " has another there");
  compare_meta(term, copy);
}

void PushTerms::compare_meta(const SiteTerm& term, const Copy& copy) {
  const std::string meta = meta_object(term.meta, context_.target.taxonomy(term.taxonomy)->meta);
  JsonTree there;
  if (meta.empty() || !there.parse_strictly("{\"meta\":" + copy.meta + "}")) return;
  PushMembers members;
  members.json("meta", meta);
  for (const MemberDifference& difference : compare_members(members, there.root()))
    context_.note(NoteCode::push_conflict, {}, "term." + difference.member,
                  named(term) + ": " + difference.text + " there");
}

void PushTerms::push() {
  context_.counts.terms = 0;
  for (const SiteTerm& term : site_.terms)
    if (context_.target.taxonomy(term.taxonomy) != nullptr && id_of(term) == 0) make(term, 0);
  learn_numbers();
}

void PushTerms::learn_numbers() {
  for (const SiteTerm& term : site_.terms)
    if (const std::uint64_t id = id_of(term); id != 0 && !term.id.empty())
      context_.ids.set_term_numbered(term.id.text, id);
}

void PushTerms::make(const SiteTerm& term, std::size_t depth) {
  if (!tried_.insert(&term).second) return;
  const PushTaxonomy& taxonomy = *context_.target.taxonomy(term.taxonomy);
  const SiteTerm* parent = parent_of(term);
  if (parent != nullptr && id_of(*parent) == 0 && depth < deepest) make(*parent, depth + 1);
  PushMembers members = request(term);
  for_each_unsettable(
      term.meta, taxonomy.meta, [](std::string_view) { return false; },
      [&](const std::string& text) {
        context_.note(NoteCode::push_unsettable, {}, "term.meta", named(term) + ": " + text);
      });
  const std::string key = key_of(term);
  const std::uint64_t hash = hash_bytes(members.to_json());
  const PushJournal::Done* done = context_.journal->find(PushJournal::key(key));
  if (done != nullptr && done->refused == hash && !context_.settings.overwrite)
    return refuse(term, context_.journal->earlier_refusal(PushJournal::key(key)));
  std::uint64_t id = 0;
  const SentMembers sent = send_members(context_.writer, taxonomy.route, std::move(members),
                                        [&] { return (id = look_for(taxonomy, term)) != 0; });
  if (sent.written.outcome == WriteOutcome::done) {
    id = number_in(context_.writer.api().value(), "id");
  } else if (sent.written.answer.answer.is_error("term_exists")) {
    id = number_in(context_.writer.api().value().find("data"), "term_id");
    // Under another slug, by which nobody would find it the next time.
    context_.journal->done(key, {id, hash, 0, false, 0, 0});
  }
  if (id == 0) {
    if (is_refused_for_good(sent.written))
      context_.journal->refused(key, hash, reason_of(sent.written));
    return refuse(term, reason_of(sent.written));
  }
  ++context_.counts.terms;
  context_.ids.set_term(term.taxonomy, word_of(term), id);
}

PushMembers PushTerms::request(const SiteTerm& term) const {
  PushMembers members;
  members.text("name", stored_name(term));
  if (!term.slug.empty()) members.text("slug", term.slug);
  if (!term.description.empty()) members.text("description", term.description);
  const SiteTerm* parent = parent_of(term);
  if (parent != nullptr && context_.target.taxonomy(term.taxonomy)->hierarchical)
    members.number("parent", static_cast<std::int64_t>(id_of(*parent)));
  if (std::string meta = meta_object(term.meta, context_.target.taxonomy(term.taxonomy)->meta);
      !meta.empty())
    members.json("meta", std::move(meta));
  return members;
}

void PushTerms::refuse(const SiteTerm& term, const std::string& why) const {
  context_.note(NoteCode::push_refused, {}, "term", named(term) + ": " + why);
}

std::string PushTerms::key_of(const SiteTerm& term) const {
  return site_.url + " term " + term.taxonomy + "/" + word_of(term);
}

// Terms that the site had under other slugs.
void PushTerms::learn_made() {
  if (context_.journal == nullptr) return;
  for (const SiteTerm& term : site_.terms) {
    if (id_of(term) != 0) continue;
    const PushJournal::Done* done = context_.journal->find(PushJournal::key(key_of(term)));
    if (done == nullptr || done->remote == 0) continue;
    const auto is_it = [done](const auto& copy) { return copy.second.id == done->remote; };
    if (std::any_of(copies_.begin(), copies_.end(), is_it))
      context_.ids.set_term(term.taxonomy, word_of(term), done->remote);
  }
}

std::uint64_t PushTerms::look_for(const PushTaxonomy& taxonomy, const SiteTerm& term) {
  RestApi& api = context_.writer.api();
  const RestAnswer answer =
      api.get(taxonomy.route, {{"search", term.name}, {"per_page", "100"}, {"context", "edit"}});
  if (!answer.is_json() || !api.value().is(JsonKind::array)) return 0;
  for (const JsonNode item : api.value())
    if (term.slug.empty() ? decode_entities(text_in(item, "name")) == term.name
                          : text_in(item, "slug") == term.slug)
      return number_in(item, "id");
  return 0;
}

}  // namespace postferry
