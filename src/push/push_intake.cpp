// SPDX-License-Identifier: MIT
#include "push/push_intake.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "format/post_json.h"
#include "push/body_html.h"
#include "push/menu_request.h"
#include "push/push_journal.h"
#include "push/push_keys.h"
#include "push/unsettable.h"

namespace postferry {

namespace {

// What the site makes itself, and what it has no place for, is no reason to push a post again.
Post pushed_part(const Post& post, const ShownBody* shown) {
  Post out = post;
  if (shown != nullptr && shown->rendered) out.content = shown->body;
  if (out.content) make_html(*out.content);
  if (out.excerpt) make_html(*out.excerpt);
  out.url.clear();
  out.aliases.clear();
  out.modified = {};
  out.modified_gmt = {};
  out.comments.clear();
  out.review.reset();
  out.extras.clear();
  return out;
}

class PushEncoder final : public Encoder {
 public:
  PushEncoder(const PushTarget& target, std::string source)
      : target_(target), source_(std::move(source)) {}

  void encode(const Post& post, std::uint64_t, Piece& piece, Notes& notes) override {
    write(post, nullptr, piece, notes);
  }
  void encode_shown(const Post& post, const ShownBody& shown, std::uint64_t, Piece& piece,
                    Notes& notes) override {
    write(post, &shown, piece, notes);
  }

 private:
  void write(const Post& post, const ShownBody* shown, Piece& piece, Notes& notes) {
    PushFacts facts;
    facts.type = type_of(post);
    facts.author = post.author;
    PushItem& item = facts.item;
    if (const std::string why = why_not_pushed(target_, post); !why.empty()) {
      item.action = PushAction::refused;
      notes.add(NoteCode::push_refused, "post", why);
    } else {
      note_unsettable(target_, post, notes);
      note_lost_facts(target_, post, shown, piece.losses);
    }
    const Post pushed = pushed_part(post, shown);
    std::string json;
    append_json(json, pushed);
    item.size = static_cast<std::uint32_t>(json.size());
    identify(pushed, json, item);
    if (!post.comments.empty()) add_comments(post, item, json);
    append(piece.bytes, facts, json);
  }

  void identify(const Post& post, std::string_view json, PushItem& item) const {
    item.key = PushJournal::key(push_key(source_, post));
    item.id = id_key(post.id.text);
    item.parent = id_key(post.parent.text);
    item.image = id_key(featured_id(post));
    item.hash = hash_bytes(json);
    if (type_of(post) == "nav_menu_item") return identify_menu_item(post, item);
    const PushDate date = push_date(post.date, post.date_gmt);
    const char zone = !date.gmt.empty() ? 'G' : date.local.empty() ? 'N' : 'L';
    const std::string when = zone == 'G' ? date.gmt : zone == 'L' ? date.local : "-";
    const std::string& title = post.title_raw.empty() ? post.title : post.title_raw;
    item.slug_match = match_key(type_of(post), 'S', post.slug, zone, when);
    item.title_match = match_key(type_of(post), 'T', title, zone, when);
    if (zone != 'N') item.slug_alone = match_key(type_of(post), 'S', post.slug, 'N', "-");
  }

  // Its links stand in custom fields; a custom one is its own object.
  static void identify_menu_item(const Post& post, PushItem& item) {
    item.parent = id_key(meta_of(post, "_menu_item_menu_item_parent"));
    const bool is_post = meta_of(post, "_menu_item_type") == "post_type";
    item.image = is_post ? id_key(meta_of(post, "_menu_item_object_id")) : 0;
    item.slug_match = menu_match_key(post);
  }

  static void add_comments(const Post& post, PushItem& item, std::string& json) {
    Post rest;
    rest.comments = post.comments;
    std::string comments;
    append_json(comments, rest);
    item.comments = static_cast<std::uint32_t>(post.comments.size());
    item.comments_size = static_cast<std::uint32_t>(comments.size());
    item.comments_hash = hash_bytes(comments);
    json += comments;
  }

  static void append(std::string& out, const PushFacts& facts, std::string_view json) {
    const std::uint64_t lengths[] = {facts.type.size(), facts.author.size()};
    out.append(reinterpret_cast<const char*>(&facts.item), sizeof facts.item);
    out.append(reinterpret_cast<const char*>(lengths), sizeof lengths);
    out.append(facts.type).append(facts.author).append(json);
  }

  const PushTarget& target_;
  std::string source_;
};

class PushAssembler final : public Assembler {
 public:
  explicit PushAssembler(PushStore& store) : store_(store) {}

  FieldCounts begin(const Site& site) override {
    store_.add_site(site);
    return {};
  }

  void add(const PieceView& piece) override {
    std::string_view rest = piece.bytes;
    const auto take = [&rest](std::size_t size) {
      const std::string_view part = rest.substr(0, size);
      rest.remove_prefix(size);
      return part;
    };
    PushFacts facts;
    std::uint64_t lengths[2] = {};
    std::memcpy(&facts.item, take(sizeof facts.item).data(), sizeof facts.item);
    std::memcpy(lengths, take(sizeof lengths).data(), sizeof lengths);
    facts.type = take(lengths[0]);
    facts.author = take(lengths[1]);
    store_.add(std::move(facts), rest);
  }

  FieldCounts end(const Site& late, const Site& used) override {
    store_.add_site(late);
    store_.add_site(used);
    return {};
  }

 private:
  PushStore& store_;
};

[[noreturn]] int no_sniffing(std::string_view) {
  throw Error(ErrorCode::internal, "a site is no file to look into");
}

constinit const Format site_format = {.name = "a site",
                                      .title = "WordPress site",
                                      .aliases = {},
                                      .extensions = {},
                                      .options = {},
                                      .carrier = {},
                                      .public_target = false,
                                      .marks_drafts = true,
                                      .shows_pages = true,
                                      .holds = [] { return FieldSet(); },
                                      .holds_partly = [] { return FieldSet(); },
                                      .sniff = no_sniffing};

}  // namespace

const Format& push_format() { return site_format; }

std::unique_ptr<Encoder> push_encoder(const PushTarget& target, const std::string& source) {
  return std::make_unique<PushEncoder>(target, source);
}

std::unique_ptr<Assembler> push_assembler(PushStore& store) {
  return std::make_unique<PushAssembler>(store);
}

}  // namespace postferry
