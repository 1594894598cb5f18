// SPDX-License-Identifier: MIT
#include "wxr/splitter.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "codec/xml_scan.h"
#include "wxr/context.h"
#include "wxr/item_scan.h"
#include "wxr/site_reader.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t declaration_window = 1024;  // where an XML declaration may stand
constexpr std::size_t sniff_window = std::size_t{64} << 10;
constexpr std::uint64_t most_strays = 100;                    // told of one chunk
constexpr std::size_t largest_head = std::size_t{256} << 20;  // a site with a million terms

// encoding="..." of the XML declaration, empty if there is none.
std::string declared_encoding(std::string_view head) {
  const std::size_t begin = find_bytes(head, "<?xml");
  if (begin == npos) return {};
  const std::size_t end = find_bytes(head, "?>", begin);
  const std::string_view declaration = head.substr(begin, end == npos ? npos : end - begin);
  std::size_t at = find_bytes(declaration, "encoding");
  if (at == npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == npos) return {};
  const std::size_t close = find_byte(declaration, declaration[at], at + 1);
  return close == npos ? std::string() : std::string(declaration.substr(at + 1, close - at - 1));
}

class WxrSplitter final : public Splitter {
 public:
  /// `around` may be null.
  WxrSplitter(Sources& sources, const SplitOptions& limits, ChannelBytes* around)
      : sources_(sources), limits_(limits), around_(around) {}

  Prolog prolog() override {
    Prolog out;
    if (open_next(out.site)) site_ = out.site;
    return out;
  }

  bool next(Chunk& chunk) override {
    while (source_ != nullptr) {
      const bool more = fill(chunk);
      chunk.notes = notes_.take();
      if (more) return true;
      close_source();
      Site site;
      if (open_next(site)) merge_late(site);
      if (!notes_.empty()) {
        // What the end of one source and the head of the next had to say.
        chunk.notes = notes_.take();
        chunk.source = last_name_;
        return true;
      }
    }
    return false;
  }

  Site epilog(Notes& notes) override {
    for (Note& note : notes_.take())
      notes.add_at(note.place, note.code, note.field, note.text, note.count);
    return std::move(late_);
  }

 private:
  void read_head_more(std::string& bytes) {
    const std::size_t before = bytes.size();
    const std::size_t size = std::max(limits_.chunk_size, before);
    bytes.resize(before + size);
    const std::size_t got = source_->read(bytes.data() + before, size);
    bytes.resize(before + got);
    at_end_ = got == 0;
  }

  // Appends to the `filled_` bytes of a chunk's buffer, which is longer: what stands behind them is
  // of earlier chunks, and making the buffer shorter and longer again would fill it with zeros.
  void read_more(std::string& buffer, std::size_t size) {
    if (buffer.size() < filled_ + size + Chunk::padding)
      buffer.resize(filled_ + size + Chunk::padding);
    const std::size_t got = source_->read(buffer.data() + filled_, size);
    filled_ += got;
    at_end_ = got == 0;
  }

  [[nodiscard]] std::string_view filled(const Chunk& chunk) const noexcept {
    return std::string_view(chunk.buffer).substr(0, filled_);
  }

  // Opens the next source and reads its head. False if there is none.
  bool open_next(Site& site) {
    source_ = sources_.next();
    if (source_ == nullptr) return false;
    offset_ = 0;
    line_ = 1;
    at_end_ = false;
    closed_ = false;
    items_ = 0;
    rest_.clear();
    carry_.clear();
    forget_count();
    set_place();
    convert_encoding();
    read_head_of_source(site);
    return true;
  }

  void convert_encoding() {
    const std::string declared = declared_encoding(source_->peek(declaration_window));
    unknown_encoding_ = !declared.empty() && !source_->convert_from(declared);
    if (unknown_encoding_) notes_.add(NoteCode::encoding_unknown, {}, declared);
    if (!source_->encoding().empty())
      notes_.add(NoteCode::encoding_converted, {}, source_->encoding());
  }

  // The head is all up to the first item or the channel's end; the rest goes to carry_.
  void read_head_of_source(Site& site) {
    std::string bytes;
    std::size_t from = 0;
    std::size_t item = npos;
    bool known = false;
    do {
      read_head_more(bytes);
      if (!known) known = looks_like_feed(bytes, from);
      std::size_t needed = from;
      if (known) item = find_first_item(bytes, from, needed);
      from = needed;
      if (!known && bytes.size() > sniff_window) break;
    } while (item == npos && !at_end_ && bytes.size() < largest_head);
    if (!known)
      refuse(bytes.empty() ? "the file is empty" : "there is no <rss> or <channel> element");
    split_head(std::move(bytes), item, site);
  }

  // Finds <rss or <channel and passes over what stands before it.
  bool looks_like_feed(const std::string& bytes, std::size_t& from) {
    std::size_t begin = start_of(bytes, "<rss");
    if (begin == npos) begin = start_of(bytes, "<channel");
    if (begin == npos) return false;
    from = begin;
    head_begin_ = begin;
    note_leading_text(std::string_view(bytes).substr(0, begin));
    return true;
  }

  // `<rss` as markup, not inside a comment.
  static std::size_t start_of(std::string_view bytes, std::string_view tag) {
    for (std::size_t at = find_byte(bytes, '<'); at != npos; at = find_byte(bytes, '<', at)) {
      if (bytes.substr(at).starts_with(tag)) return at;
      const XmlMarkup markup = scan_markup(bytes, at);
      at = markup.end == npos ? bytes.size() : markup.end;
    }
    return npos;
  }

  // Blank lines, comments and the XML declaration may stand there; anything else is told.
  void note_leading_text(std::string_view before) {
    for (std::size_t at = 0; at < before.size();) {
      const std::size_t open = std::min(find_byte(before, '<', at), before.size());
      const XmlMarkup markup = scan_markup(before, open);
      const bool markup_only =
          markup.kind == XmlMarkup::Kind::comment || markup.kind == XmlMarkup::Kind::other;
      if (!trim(before.substr(at, open - at)).empty() || (open < before.size() && !markup_only)) {
        notes_.add(NoteCode::wxr_leading_text, {}, std::string(trim(before.substr(at, 60))),
                   before.size());
        return;
      }
      at = open == before.size() ? open : markup.end;
    }
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(ErrorCode::input, "this is not a WordPress export (WXR): " + why, source_->name());
  }

  void split_head(std::string bytes, std::size_t item, Site& site) {
    const std::size_t head_end = item == npos ? bytes.size() : item;
    const std::string_view all(bytes);
    const std::uint64_t head_line = 1 + count_newlines(all.substr(0, head_begin_));
    auto context = std::make_shared<WxrContext>();
    const Head head = read_head(all.substr(head_begin_, head_end - head_begin_), head_line,
                                *context, site, notes_);
    take_generator_comment(all.substr(0, head_end), site);
    const bool items_do = find_bytes(all.substr(head_end), "<wp:") != npos;
    if (!head.is_wordpress && !items_do)
      refuse("a feed without WordPress's elements (wp:post_id, wp:wxr_version...)");
    note_version(head.version);
    context_ = std::move(context);
    if (around_ != nullptr)
      around_->heads.push_back(
          {source_->name(), std::string(all.substr(0, head_end)), head_begin_, unknown_encoding_});
    carry_ = bytes.substr(head_end);
    offset_ = head_end;
    line_ = 1 + count_newlines(all.substr(0, head_end));
  }

  // Files without <generator> say it in a comment: <!-- generator="WordPress/2.9" created="..." -->
  static void take_generator_comment(std::string_view head, Site& site) {
    constexpr std::string_view opening = "<!-- generator=\"";
    const std::size_t at = find_bytes(head, opening);
    if (at == npos || !site.generator.empty()) return;
    const std::size_t end = find_byte(head, '"', at + opening.size());
    if (end != npos && end - at < 200)
      site.generator = head.substr(at + opening.size(), end - at - opening.size());
  }

  void note_version(const std::string& version) {
    if (version != "1.0" && version != "1.1" && version != "1.2")
      notes_.add(NoteCode::wxr_version, "wp:wxr_version", version.empty() ? "missing" : version);
  }

  // Cuts as many items as the next bytes hold. False at the end of the source.
  bool fill(Chunk& chunk) {
    chunk.context = context_;
    chunk.source = source_->name();
    begin_with_carry(chunk.buffer);
    std::size_t at = 0;
    while (true) {
      if (!at_end_) read_more(chunk.buffer, std::max(limits_.chunk_size, filled_));
      at = cut_units(chunk, at);
      if (!chunk.records.empty() || chunk.skipped > 0 || at_end_) break;
      if (filled_ - at > limits_.max_record) {
        skip_long_record(chunk, at);
        return true;
      }
      drop_front(chunk.buffer, at);
      at = 0;
    }
    if (at_end_ && at < filled_) at = cut_unfinished(chunk, at);
    finish(chunk, at);
    return !chunk.records.empty() || chunk.skipped > 0 || !at_end_;
  }

  void begin_with_carry(std::string& buffer) {
    const std::size_t least = carry_.size() + Chunk::padding;
    if (buffer.size() < least) buffer.resize(least);
    std::copy(carry_.begin(), carry_.end(), buffer.begin());
    filled_ = carry_.size();
    carry_.clear();
  }

  // Returns the position of the first byte that is not used up.
  std::size_t cut_units(Chunk& chunk, std::size_t at) {
    const std::string_view bytes = filled(chunk);
    while (true) {
      const ChannelUnit unit = next_unit(bytes, at, at_end_, context_->namespaces);
      switch (unit.kind) {
        case ChannelUnit::Kind::none: return bytes.size();
        case ChannelUnit::Kind::unfinished: in_item_ = unit.in_item; return unit.begin;
        case ChannelUnit::Kind::closing: closed_ = true; break;
        case ChannelUnit::Kind::element:
          append_rest(bytes.substr(unit.begin, unit.end - unit.begin));
          if (around_ != nullptr)
            around_->rest.emplace_back(bytes.substr(unit.begin, unit.end - unit.begin));
          break;
        case ChannelUnit::Kind::text:
          if (unit.end == bytes.size() && !at_end_) return unit.begin;
          note_stray(bytes, unit);
          break;
        case ChannelUnit::Kind::item: add_record(chunk, unit, false); break;
      }
      at = unit.end;
    }
  }

  void add_record(Chunk& chunk, const ChannelUnit& unit, bool unfinished) {
    ++items_;
    if (unit.end - unit.begin > limits_.max_record)
      return note_long_record(chunk, place_of(filled(chunk), unit.begin));
    Record record;
    // The views are made by finish(), when the buffer no longer moves; until then the place in the
    // buffer stands in their stead.
    record.offset = unit.begin;
    record.line = unit.end;
    record.ordinal = ordinal_++;
    record.unfinished = unfinished;
    chunk.records.push_back(record);
  }

  void note_long_record(Chunk& chunk, Place place) {
    notes_.add_at(std::move(place), NoteCode::record_too_long, {},
                  "longer than " + std::to_string(limits_.max_record) + " bytes");
    ++chunk.skipped;
    ++ordinal_;
  }

  std::size_t cut_unfinished(Chunk& chunk, std::size_t at) {
    const std::string_view rest = filled(chunk).substr(at);
    if (in_item_)
      add_record(chunk, {ChannelUnit::Kind::item, at, filled_, true}, true);
    else if (!trim(rest).empty())
      append_rest(rest);
    return filled_;
  }

  void append_rest(std::string_view element) {
    if (rest_.size() + element.size() > limits_.max_record) {
      notes_.add(NoteCode::record_too_long, "channel");
      return;
    }
    rest_ += element;
    rest_ += '\n';
  }

  void note_stray(std::string_view bytes, const ChannelUnit& unit) {
    const std::string_view text = bytes.substr(unit.begin, unit.end - unit.begin);
    // A file full of rubbish must not fill the memory with notes.
    if (++strays_ > most_strays)
      more_strays_ += text.size();
    else
      notes_.add_at(place_of(bytes, unit.begin), NoteCode::input_stray, {},
                    std::string(trim(text).substr(0, 60)), text.size());
  }

  // Of a position in the buffer. Positions must not go back: lines are counted once.
  Place place_of(std::string_view bytes, std::size_t at) {
    counted_lines_ += count_newlines(bytes.substr(counted_, at - counted_));
    counted_ = at;
    return {source_->name(), line_ + counted_lines_, offset_ + at};
  }

  // Gives the records their views, ordinals and places; keeps what is not used up for the next
  // call.
  void finish(Chunk& chunk, std::size_t used) {
    carry_.assign(filled(chunk).substr(used));
    const std::size_t size = used;
    const std::string_view bytes(chunk.buffer.data(), size);
    std::size_t counted = 0;
    std::uint64_t line = line_;
    for (Record& record : chunk.records) {
      const std::size_t begin = record.offset;
      const std::size_t end = record.line;
      line += count_newlines(bytes.substr(counted, begin - counted));
      counted = begin;
      record.bytes = bytes.substr(begin, end - begin);
      record.offset = offset_ + begin;
      record.line = line;
    }
    line_ = line + count_newlines(bytes.substr(counted));
    offset_ += size;
    forget_count();
    set_place();
  }

  void drop_front(std::string& buffer, std::size_t count) {
    line_ += count_newlines(std::string_view(buffer).substr(0, count));
    offset_ += count;
    std::copy(buffer.begin() + static_cast<std::ptrdiff_t>(count),
              buffer.begin() + static_cast<std::ptrdiff_t>(filled_), buffer.begin());
    filled_ -= count;
    forget_count();
    set_place();
  }

  void forget_count() {
    counted_ = 0;
    counted_lines_ = 0;
    if (more_strays_ > 0) notes_.add(NoteCode::input_stray, {}, "and more", more_strays_);
    strays_ = 0;
    more_strays_ = 0;
  }

  // A record above the limit: its bytes are thrown away up to the next `</item>`.
  void skip_long_record(Chunk& chunk, std::size_t at) {
    drop_front(chunk.buffer, at);
    ++items_;
    note_long_record(chunk, notes_.place());
    std::size_t end = find_item_end_text(filled(chunk), 0);
    while (end == npos && !at_end_) {
      drop_front(chunk.buffer, filled_ - std::min<std::size_t>(filled_, 64));
      read_more(chunk.buffer, limits_.chunk_size);
      end = find_item_end_text(filled(chunk), 0);
    }
    drop_front(chunk.buffer, end == npos ? filled_ : end);
    carry_.assign(filled(chunk));
  }

  void close_source() {
    last_name_ = source_->name();
    if (!source_->damage().empty())
      notes_.add(NoteCode::input_damaged, {}, source_->damage());
    else if (!closed_)
      notes_.add(NoteCode::input_unfinished, {}, "</channel> is missing");
    if (items_ == 0) notes_.add(NoteCode::input_empty);
    if (source_->unconvertible() > 0)
      notes_.add(NoteCode::utf8_invalid, {}, {}, source_->unconvertible());
    if (!rest_.empty()) {
      Site site;
      read_channel_rest(rest_, 0, *context_, site, notes_);
      merge_late(site);
    }
    source_.reset();
  }

  void merge_late(const Site& site) {
    const Site fresh = merge(site_, site, notes_);
    (void)merge(late_, fresh, notes_);
  }

  void set_place() { notes_.set_place({source_->name(), line_, offset_}); }

  Sources& sources_;
  SplitOptions limits_;
  ChannelBytes* around_;
  std::unique_ptr<PeekSource> source_;
  std::shared_ptr<const WxrContext> context_;
  Site site_;  // all that is known of the site
  Site late_;  // what came after prolog()
  Notes notes_;
  std::string carry_;  // bytes read and not used up
  std::string rest_;   // channel elements behind the first item
  std::string last_name_;
  std::size_t head_begin_ = 0;
  std::uint64_t offset_ = 0;  // of carry_'s first byte
  std::uint64_t line_ = 1;
  std::size_t filled_ = 0;   // bytes of the chunk's buffer that were read
  std::size_t counted_ = 0;  // of the buffer; line feeds before it:
  std::uint64_t counted_lines_ = 0;
  std::uint64_t strays_ = 0;       // of this buffer
  std::uint64_t more_strays_ = 0;  // bytes of those that got no note of their own
  std::uint64_t ordinal_ = 0;
  std::uint64_t items_ = 0;
  bool unknown_encoding_ = false;
  bool at_end_ = false;
  bool closed_ = false;
  bool in_item_ = false;  // what is left over is the beginning of an item
};

}  // namespace

std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions&,
                                        const SplitOptions& limits) {
  return std::make_unique<WxrSplitter>(sources, limits, nullptr);
}

std::unique_ptr<Splitter> make_splitter(Sources& sources, const SplitOptions& limits,
                                        ChannelBytes& around) {
  return std::make_unique<WxrSplitter>(sources, limits, &around);
}

}  // namespace postferry::wxr
