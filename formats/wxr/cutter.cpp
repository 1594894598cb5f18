// SPDX-License-Identifier: MIT
#include "wxr/cutter.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "codec/xml_scan.h"
#include "codec/xml_strict.h"
#include "codec/xml_tree.h"
#include "wxr/encoder.h"
#include "wxr/site_reader.h"
#include "wxr/site_writer.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// After an item longer than this all that is reused is made anew.
constexpr std::size_t normal_record = std::size_t{64} << 10;

std::string_view closing_of(std::string_view channel) {
  return channel.starts_with("<rss") ? "</channel>\n</rss>\n" : "</channel>\n";
}

// The XML declaration says what the bytes are: they were converted.
std::string declaration_in_utf8(std::string_view declaration) {
  std::string out(declaration);
  const std::size_t name = out.find("encoding");
  const std::size_t open = name == npos ? npos : out.find_first_of("\"'", name);
  if (open == npos) return out;
  const std::size_t close = out.find(out[open], open + 1);
  if (close == npos || equals_ignoring_case(out.substr(open + 1, close - open - 1), "utf-8"))
    return out;
  return out.replace(open + 1, close - open - 1, "UTF-8");
}

// What stands before <rss>: declaration, comments and white space; a PHP warning does not.
std::string prolog_of(const ChannelBytes::Head& head) {
  const std::string_view before = std::string_view(head.text).substr(0, head.begin);
  std::string out;
  for (std::size_t at = 0; at < before.size();) {
    const std::size_t open = std::min(before.find('<', at), before.size());
    if (!out.empty() && trim(before.substr(at, open - at)).empty())
      out += before.substr(at, open - at);
    if (open == before.size()) break;
    const XmlMarkup markup = scan_markup(before, open);
    const std::size_t end = std::min(markup.end, before.size());
    const std::string_view text = before.substr(open, end - open);
    if (text.starts_with("<?xml "))
      out = head.unknown_encoding ? std::string(text) : declaration_in_utf8(text);
    else if (markup.kind == XmlMarkup::Kind::comment || markup.kind == XmlMarkup::Kind::other)
      out += text;
    at = end;
  }
  return out;
}

std::string head_from(const Site& site) {
  std::string out;
  append_opening(out, site);
  append_channel_facts(out, site, {});
  append_declarations(out, site, written_namespaces(&site));
  return out;
}

bool reads_as_xml(const std::string& xml) {
  XmlTree tree;
  return tree.parse(xml) && tree.root() && !tree.root().next();
}

}  // namespace

Cutter::Cutter(Sources& sources, const SplitOptions& limits)
    : splitter_(make_splitter(sources, limits, around_)) {
  site_ = splitter_->prolog().site;
}

bool Cutter::next(const TakeItem& take, const TakeNote& tell) {
  chunk_.clear();
  if (!splitter_->next(chunk_)) {
    Notes notes;
    (void)splitter_->epilog(notes);
    for (const Note& note : notes.all()) tell(note);
    return false;
  }
  if (met_ < around_.heads.size()) meet_files(chunk_);
  for (const Note& note : chunk_.notes) tell(note);
  skipped_ += chunk_.skipped;
  for (const Record& record : chunk_.records) take_record(chunk_, record, take, tell);
  return true;
}

void Cutter::take_record(const Chunk& chunk, const Record& record, const TakeItem& take,
                         const TakeNote& tell) {
  Notes notes;
  notes.set_place(place_of(chunk, record));
  bool cut = false;
  if (record.unfinished)
    notes.add(NoteCode::record_unfinished, {}, "the file ends inside an item");
  else
    cut = item_->cut(record.bytes, record.line, static_cast<const WxrContext&>(*chunk.context),
                     notes);
  if (cut) notes.name_post(describe(item_->post()));
  for (const Note& note : notes.all()) tell(note);
  if (cut)
    take({item_->bytes(), notes.place(), item_->post()});
  else
    ++failed_;
  if (record.bytes.size() > normal_record) item_.emplace();
}

// Files are read as one if they are parts of one export.
void Cutter::meet_files(const Chunk& chunk) {
  if (!context_) context_ = std::static_pointer_cast<const WxrContext>(chunk.context);
  const std::string& first = around_.heads.front().source;
  for (met_ = std::max<std::size_t>(met_, 1); met_ < around_.heads.size(); ++met_) {
    const ChannelBytes::Head& head = around_.heads[met_];
    WxrContext context;
    Site site;
    Notes notes;
    (void)read_head(std::string_view(head.text).substr(head.begin), 1, context, site, notes);
    if (site.url != site_.url)
      throw Error(ErrorCode::usage,
                  "this is an export of " + site.url + ", \"" + first + "\" one of " + site_.url +
                      "; split them one by one",
                  head.source);
    if (!(context.namespaces == context_->namespaces))
      throw Error(ErrorCode::usage,
                  "this export declares other namespaces than \"" + first +
                      "\"; split them one by one, or convert them to one file first",
                  head.source);
    Site known = site_;
    (void)merge(others_, merge(known, site, notes), notes);
  }
}

Frame Cutter::frame(const TakeNote& tell) {
  Notes notes;
  const ChannelBytes::Head& head = around_.heads.front();
  notes.set_place({head.source, 0, 0});
  std::string_view channel = std::string_view(head.text).substr(head.begin);
  while (!channel.empty() && is_space(channel.back())) channel.remove_suffix(1);
  const std::string whole = std::string(channel) + std::string(closing_of(channel));
  Frame frame;
  if (reads_as_xml(whole)) {
    frame.head = prolog_of(head) + std::string(channel) + "\n";
    if (!is_strict_xml(whole)) notes.add(NoteCode::split_not_xml, "channel");
  } else {
    frame.head = head_from(site_);
    channel = "<rss";
  }
  frame.tail = tail_of_rest(notes) + std::string(closing_of(channel));
  for (const Note& note : notes.all()) tell(note);
  return frame;
}

std::string Cutter::tail_of_rest(Notes& notes) const {
  std::string out;
  std::unordered_set<std::string_view> seen;  // parts of one export repeat what they declare
  for (const std::string& element : around_.rest)
    if (seen.insert(element).second) out += element + "\n";
  if (!out.empty() && !reads_as_xml("<channel>" + out + "</channel>")) {
    Site site;
    read_channel_rest(out, 0, *context_, site, notes);
    out.clear();
    append_declarations(out, site, context_->namespaces);
  }
  append_declarations(out, others_, context_->namespaces);
  if (!out.empty() && !is_strict_xml(out)) notes.add(NoteCode::split_not_xml, "channel");
  return out;
}

Post Cutter::read(std::string_view item) const {
  ItemCut cut;
  Notes unheard;
  (void)cut.cut(item, 0, *context_, unheard);
  return std::move(cut.post());
}

}  // namespace postferry::wxr
