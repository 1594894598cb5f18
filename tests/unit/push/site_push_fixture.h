// SPDX-License-Identifier: MIT
// A push as the command does it, into a site in memory.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "format/format.h"
#include "push/push_intake.h"
#include "push/site_addresses.h"
#include "push/site_push.h"
#include "rest/writable_site.h"

namespace postferry {

inline const std::string posts = "wp/v2/posts";
inline const std::string comments = "wp/v2/comments";

inline std::string quoted(const std::string& text) { return "\"" + text + "\""; }

inline Post post(const std::string& id, const std::string& slug, const std::string& date) {
  Post out;
  out.id.text = id;
  out.slug = slug;
  out.title = "On " + slug;
  out.status = "publish";
  out.author = "ada";
  out.date.iso = date;
  out.content = Text{"classic", "Body of " + slug + ".", false};
  out.comment_status = "open";
  return out;
}

inline Comment comment(const std::string& id, const std::string& parent, const std::string& text) {
  Comment out;
  out.id.text = id;
  out.parent.text = parent;
  out.author = "Reader " + id;
  out.email = "reader@example.org";
  out.date.iso = "2021-01-01T00:00:" + (id.size() == 1 ? "0" + id : id) + "Z";
  out.content = Text{"classic", text, false};
  out.status = "approved";
  return out;
}

/// A push as the command does it, of posts that stand here.
class SitePushTest : public ::testing::Test {
 protected:
  SitePushTest()
      : folder_(std::filesystem::temp_directory_path() /
                ("postferry_push." + std::to_string(::getpid()))) {
    std::filesystem::create_directory(folder_);
    world_.now = [] { return std::int64_t{0}; };
    world_.sleep = [](std::chrono::milliseconds) {};
  }
  ~SitePushTest() override { std::filesystem::remove_all(folder_); }

  // Posts with all that makes a push difficult.
  void fill() {
    Post first = post("1", "first", "2020-01-01T10:00:00Z");
    first.terms = {{"category", "novels", "Novels", {}}, {"post_tag", "sea", "Sea", {}}};
    first.comments = {comment("1", "2", "An answer."), comment("2", "", "A question."),
                      comment("3", "", "Twice."), comment("4", "", "Twice.")};
    first.comments[3].author = first.comments[2].author;
    first.meta = {{"_thumbnail_id", "9"}, {"mood", "glad"}};
    Post draft = post("2", "draft", "2020-01-02T10:00:00Z");
    draft.status = "draft";
    draft.comments = {comment("5", "", "On a draft.")};
    Post closed = post("3", "closed", "2020-01-03T10:00:00Z");
    closed.comment_status = "closed";
    closed.comments = {comment("6", "", "On a closed one.")};
    closed.comments[0].email.clear();
    Post trash = post("4", "trash__trashed", "2020-01-04T10:00:00Z");
    trash.status = "trash";
    trash.comments = {comment("7", "", "Thrown away.")};
    Post child = post("5", "child", "2020-01-05T10:00:00Z");
    child.type = "page";
    child.parent.text = "6";
    Post parent = post("6", "parent", "2020-01-06T10:00:00Z");
    parent.type = "page";
    Post image = post("9", "image", "2020-01-07T10:00:00Z");
    image.type = "attachment";
    image.status = "inherit";
    image.attachment_url = "https://old.example/image.png";
    image.content.reset();
    input_ = {first, draft, closed, trash, child, parent, image};
  }

  void push(bool plan_only = false) {
    RestApi api(site_, {"https://blog.example/wp-json/"});
    Notes survey_notes;
    const PushTarget target = survey_target(
        api, {{"https://blog.example/wp-json/"}, R"({"home":"https://blog.example"})", {}},
        survey_notes);
    PushStore store;
    notes_ = survey_notes.all();
    read_input(target, store);
    PushJournal journal(journal_, "https://blog.example/wp-json/", "admin");
    RestWriter writer(api, world_);
    PushContext context{writer,
                        target,
                        settings_,
                        &journal,
                        plan_only,
                        [this](const Note& note) { notes_.push_back(note); },
                        [](const Post&, std::string&) -> std::optional<MediaFile> {
                          return MediaFile{"image.png", "image/png", "bytes"};
                        }};
    SitePush push(context, store);
    push.look();
    if (!plan_only) push.push({});
    counts_ = context.counts;
    addresses_.clear();
    Notes notes;
    if (!plan_only)
      for_each_address(
          api, target, store, [this](const SiteAddress& one) { addresses_.push_back(one); }, notes);
  }

  void read_input(const PushTarget& target, PushStore& store) {
    const std::unique_ptr<Encoder> encoder = push_encoder(target, "https://old.example");
    const std::unique_ptr<Assembler> assembler = push_assembler(store);
    Site source;
    source.url = "https://old.example";
    source.terms = terms_;
    (void)assembler->begin(source);
    for (const Post& one : input_) {
      Piece piece;
      Notes notes;
      encoder->encode(one, 0, piece, notes);
      assembler->add({piece.bytes, {}});
      notes_.insert(notes_.end(), notes.all().begin(), notes.all().end());
    }
    (void)assembler->end({}, {});
  }

  [[nodiscard]] std::size_t notes_of(NoteCode code) const {
    std::size_t out = 0;
    for (const Note& note : notes_) out += note.code == code ? 1 : 0;
    return out;
  }
  [[nodiscard]] std::uint64_t id_of(const std::string& slug) const {
    return site_.find(posts, "slug", quoted(slug));
  }

  WritableSite site_;
  RetryWorld world_;
  std::filesystem::path folder_;
  std::string journal_ = (folder_ / "journal").string();
  PushSettings settings_;
  std::vector<SiteTerm> terms_ = {{{}, "category", "novels", "Novels", {}, "books", {}, {}},
                                  {{}, "category", "books", "Books", {}, {}, "All of them", {}},
                                  {{}, "post_tag", "sea", "Sea", {}, {}, {}, {}}};
  std::vector<Post> input_;
  std::vector<Note> notes_;
  PushCounts counts_;
  std::vector<SiteAddress> addresses_;
};

}  // namespace postferry
