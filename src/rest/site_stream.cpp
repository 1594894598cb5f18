// SPDX-License-Identifier: MIT
#include "rest/site_stream.h"

#include <algorithm>
#include <ctime>
#include <iterator>
#include <utility>

#include "base/timestamp.h"
#include "rest/discovery.h"
#include "rest/pull_changes.h"

namespace postferry {

namespace {

std::string minutes_text(std::int64_t seconds) { return std::to_string(seconds / 60) + " minutes"; }

}  // namespace

SiteStream::SiteStream(Http& http, const StreamOptions& options, Notes& notes)
    : options_(options), notes_(notes) {
  if (!options_.now) options_.now = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
  const FoundApi found = find_api(http, options_.address);
  if (options_.found) options_.found(found.root.url);
  api_.emplace(http, found.root);
  if (!options_.user.empty()) check_login(*api_);
  if (options_.state != nullptr) options_.state->bind(found.root.url, options_.user);
  if (options_.state != nullptr && options_.state->goes_on())
    go_on();
  else
    begin(found, options_.user.empty() ? Rights::visitor : Rights::author);
}

// With the survey of the first run: its places count in those types.
void SiteStream::go_on() {
  PullJournal& journal = options_.state->journal();
  head_ = *journal.head();
  pull_.emplace(*api_, head_.survey, notes_, head_.scope, journal.place());
  replays_ = true;
}

void SiteStream::begin(const FoundApi& found, Rights rights) {
  const PulledSite* base = options_.state == nullptr ? nullptr : options_.state->base();
  head_.site = found.root.url;
  head_.user = options_.user;
  head_.began = began(found);
  head_.survey = survey_site(*api_, found, rights, notes_);
  header_ = std::exchange(head_.survey.header, {}) + "\n";
  if (base != nullptr) {
    head_.since = base->began;
    if (is_future(base->began))
      notes_.add(NoteCode::rest_clock, {},
                 "the last pull began " + minutes_text(base->began - options_.now()) +
                     " from now, by this machine's clock: all was read again");
    else
      head_.scope = changes_since(*api_, rights, base->began, notes_);
  }
  pull_.emplace(*api_, head_.survey, notes_, head_.scope);
  if (options_.state == nullptr) return;
  options_.state->journal().begin(head_, {header_, {}, notes_.all()});
  kept_ = notes_.all().size();
}

bool SiteStream::is_future(std::int64_t time) const {
  return time > options_.now() + change_overlap;
}

// By the server's clock, since its dates are what this is compared with; but a date that is yet to
// come, of a proxy perhaps, would make the next pull find nothing.
std::int64_t SiteStream::began(const FoundApi& found) {
  const std::int64_t now = options_.now();
  const auto date = parse_rfc822_date(found.date);
  if (!date) return now;
  const std::int64_t server = to_seconds(date->gmt());
  if (is_future(server) && options_.state != nullptr)
    notes_.add(NoteCode::rest_clock, {},
               "the site's clock is " + minutes_text(server - now) + " ahead of this machine's");
  return std::min(server, now);
}

bool SiteStream::next(std::string& lines) {
  lines.clear();
  if (ended_) return false;
  if (!header_.empty()) {
    lines = std::exchange(header_, {});
    return true;
  }
  while (replays_ && replay(lines))
    if (!lines.empty()) return true;
  while (pull_->next(lines)) {
    keep(lines);
    if (!lines.empty()) return true;
  }
  end();
  return false;
}

bool SiteStream::replay(std::string& lines) {
  std::optional<PullJournal::Section> section = options_.state->journal().replay();
  if (!section) {
    replays_ = false;
    kept_ = notes_.all().size();
    return false;
  }
  pull_->remember(section->lines, section->place.type);
  for (Note& note : section->notes)
    notes_.add_at(std::move(note.place), note.code, std::move(note.field), std::move(note.text),
                  note.count);
  lines = std::move(section->lines);
  return true;
}

void SiteStream::keep(const std::string& lines) {
  if (options_.state == nullptr) return;
  const std::vector<Note>& all = notes_.all();
  const auto from = all.begin() + static_cast<std::ptrdiff_t>(std::min(kept_, all.size()));
  options_.state->journal().add({lines, pull_->place(), {from, all.end()}});
  kept_ = all.size();
}

void SiteStream::end() {
  ended_ = true;
  PulledSite now{head_.site, head_.user, head_.began, {}};
  for (std::size_t i = 0; i < head_.survey.types.size(); ++i) {
    std::vector<std::uint64_t>& ids = now.ids[head_.survey.types[i].name];
    ids = pull_->ids()[i];
    std::sort(ids.begin(), ids.end());
  }
  if (head_.since != 0) compare(*options_.state->base(), now);
  if (options_.state != nullptr) options_.state->found(std::move(now));
  if (const AnswerJunk& junk = api_->junk(); junk.answers != 0)
    notes_.add(NoteCode::rest_junk, {}, junk.first, junk.answers);
}

// What was there before and is no more. Of a type that the site does not list now nothing is known.
void SiteStream::compare(const PulledSite& before, PulledSite& now) {
  for (const RestType& type : head_.survey.types) {
    const auto old = before.ids.find(type.name);
    std::optional<std::vector<std::uint64_t>> ids = ids_of(*api_, head_.survey, type, notes_);
    if (!ids) {
      if (old != before.ids.end()) now.ids[type.name] = old->second;
      continue;
    }
    std::vector<std::uint64_t> gone;
    if (old != before.ids.end())
      std::set_difference(old->second.begin(), old->second.end(), ids->begin(), ids->end(),
                          std::back_inserter(gone));
    for (const std::uint64_t id : gone)
      notes_.add(NoteCode::rest_deleted, {}, type.name + " " + std::to_string(id));
    now.ids[type.name] = *std::move(ids);
  }
  for (const auto& [type, ids] : before.ids)
    if (now.ids.count(type) == 0) {
      notes_.add(NoteCode::rest_refused, type, "the site has no such type any more, or hides it");
      now.ids[type] = ids;
    }
}

}  // namespace postferry
