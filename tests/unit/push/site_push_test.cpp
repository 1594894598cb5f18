// SPDX-License-Identifier: MIT
#include "push/site_push.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "format/format.h"
#include "push/push_intake.h"
#include "rest/writable_site.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

const std::string posts = "wp/v2/posts";
const std::string comments = "wp/v2/comments";

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

Post post(const std::string& id, const std::string& slug, const std::string& date) {
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

Comment comment(const std::string& id, const std::string& parent, const std::string& text) {
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
      : folder_(fs::temp_directory_path() / ("postferry_push." + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
    world_.now = [] { return std::int64_t{0}; };
    world_.sleep = [](std::chrono::milliseconds) {};
  }
  ~SitePushTest() override { fs::remove_all(folder_); }

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
  fs::path folder_;
  std::string journal_ = (folder_ / "journal").string();
  PushSettings settings_;
  std::vector<SiteTerm> terms_ = {{{}, "category", "novels", "Novels", {}, "books", {}, {}},
                                  {{}, "category", "books", "Books", {}, {}, "All of them", {}},
                                  {{}, "post_tag", "sea", "Sea", {}, {}, {}, {}}};
  std::vector<Post> input_;
  std::vector<Note> notes_;
  PushCounts counts_;
};

TEST_F(SitePushTest, MakesAPostAsTheSourceHasIt) {
  fill();
  push();
  const std::uint64_t id = id_of("first");
  ASSERT_NE(id, 0U);
  EXPECT_EQ(site_.get(posts, id, "title"), R"("On first")");
  EXPECT_EQ(site_.get(posts, id, "content"), R"("Body of first.")");
  EXPECT_EQ(site_.get(posts, id, "date_gmt"), R"("2020-01-01T10:00:00")");
  EXPECT_EQ(site_.get(posts, id, "status"), R"("publish")");
  EXPECT_EQ(site_.get(posts, id, "meta"), R"({"mood":"glad"})");
  EXPECT_EQ(notes_of(NoteCode::push_altered), 0U);
  EXPECT_EQ(notes_of(NoteCode::push_refused), 0U);
}

TEST_F(SitePushTest, MakesTermsParentsFirst) {
  fill();
  push();
  const std::uint64_t books = site_.find("wp/v2/categories", "slug", R"("books")");
  const std::uint64_t novels = site_.find("wp/v2/categories", "slug", R"("novels")");
  ASSERT_NE(books, 0U);
  EXPECT_LT(books, novels);
  EXPECT_EQ(site_.get("wp/v2/categories", novels, "parent"), std::to_string(books));
  EXPECT_EQ(site_.get(posts, id_of("first"), "categories"), "[" + std::to_string(novels) + "]");
}

TEST_F(SitePushTest, SendsRegisteredCustomFieldsOfCommentsAndTerms) {
  fill();
  input_[0].comments[1].meta = {{"rating", "5"}, {"akismet_result", "true"}};
  terms_[1].meta = {{"rating", "4"}, {"color", "red"}};
  push();
  const std::uint64_t books = site_.find("wp/v2/categories", "slug", R"("books")");
  EXPECT_EQ(site_.get("wp/v2/categories", books, "meta"), R"({"rating":4})");
  const std::uint64_t question = site_.find(comments, "content", R"("A question.")");
  EXPECT_EQ(site_.get(comments, question, "meta"), R"({"rating":5})");
  EXPECT_EQ(notes_of(NoteCode::push_unsettable), 2U);
  EXPECT_EQ(notes_of(NoteCode::push_altered), 0U);
  site_.set("wp/v2/categories", books, "meta", R"({"rating":3})");
  push();
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 1U);
}

TEST_F(SitePushTest, ThreadsCommentsAndKeepsThoseThatSayTheSame) {
  fill();
  push();
  const std::uint64_t question = site_.find(comments, "content", R"("A question.")");
  const std::uint64_t answer = site_.find(comments, "content", R"("An answer.")");
  ASSERT_NE(question, 0U);
  EXPECT_EQ(site_.get(comments, answer, "parent"), std::to_string(question));
  std::size_t twice = 0;
  for (const auto& [id, members] : site_.items(comments))
    twice += members.at("content") == R"("Twice.")" ? 1 : 0;
  EXPECT_EQ(twice, 2U);
}

TEST_F(SitePushTest, OpensPostsForTheirComments) {
  fill();
  push();
  EXPECT_EQ(site_.get(posts, id_of("draft"), "status"), R"("draft")");
  EXPECT_EQ(site_.get(posts, id_of("closed"), "comment_status"), R"("closed")");
  EXPECT_EQ(site_.get(posts, id_of("trash__trashed"), "status"), R"("trash")");
  const std::uint64_t on_closed = site_.find(comments, "content", R"("On a closed one.")");
  EXPECT_EQ(site_.get(comments, on_closed, "post"), std::to_string(id_of("closed")));
  EXPECT_EQ(site_.get(comments, on_closed, "author_email"), R"("")");
  EXPECT_NE(site_.find(comments, "content", R"("On a draft.")"), 0U);
  EXPECT_NE(site_.find(comments, "content", R"("Thrown away.")"), 0U);
}

TEST_F(SitePushTest, SetsLinksToWhatComesLater) {
  fill();
  push();
  const std::uint64_t parent = site_.find("wp/v2/pages", "slug", R"("parent")");
  const std::uint64_t child = site_.find("wp/v2/pages", "slug", R"("child")");
  EXPECT_EQ(site_.get("wp/v2/pages", child, "parent"), std::to_string(parent));
  const std::uint64_t image = site_.find("wp/v2/media", "slug", R"("image")");
  EXPECT_EQ(site_.get(posts, id_of("first"), "featured_media"), std::to_string(image));
}

TEST_F(SitePushTest, ChangesNothingTheSecondTime) {
  fill();
  push();
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(counts_.total().unchanged, input_.size());
}

// The site says no to a post, a comment and a term, and is asked once each.
TEST_F(SitePushTest, AsksOnceForWhatTheSiteRefuses) {
  fill();
  const auto is_refused = [](const HttpRequest& request) {
    for (const char* text : {"On closed\"", "An answer.", "\"books\""})
      if (request.method == "POST" && request.body.find(text) != std::string::npos) return true;
    return false;
  };
  std::size_t asked = 0;
  site_.before = [&](const HttpRequest& request) -> std::optional<HttpResponse> {
    if (!is_refused(request)) return std::nullopt;
    ++asked;
    HttpResponse out = error_answer(400, "empty_content");
    out.url = request.url;
    return out;
  };
  push();
  EXPECT_EQ(asked, 3U);
  EXPECT_EQ(notes_of(NoteCode::push_refused), 3U);
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(asked, 3U);
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(notes_of(NoteCode::push_refused), 3U);
  EXPECT_EQ(counts_.total().refused, 1U);
  settings_.overwrite = true;
  push();
  EXPECT_EQ(asked, 6U);
  site_.before = nullptr;
  push();
  EXPECT_NE(id_of("closed"), 0U);
  EXPECT_NE(site_.find(comments, "content", R"("An answer.")"), 0U);
  EXPECT_EQ(notes_of(NoteCode::push_refused), 0U);
}

// The login is no reason to give a post up, nor is a server that fails.
TEST_F(SitePushTest, AsksAgainWhereItMayBeDifferentTheNextTime) {
  fill();
  for (const auto& [status, code] :
       {std::pair{401, "rest_cannot_create"}, std::pair{500, "internal_server_error"},
        std::pair{500, "db_insert_error"}}) {
    site_.before = [&](const HttpRequest& request) -> std::optional<HttpResponse> {
      if (request.method != "POST" || request.body.find("On closed\"") == std::string::npos)
        return std::nullopt;
      HttpResponse out = error_answer(status, code);
      out.url = request.url;
      return out;
    };
    push();
    EXPECT_EQ(counts_.total().refused, 1U);
  }
  site_.before = nullptr;
  push();
  EXPECT_NE(id_of("closed"), 0U);
}

TEST_F(SitePushTest, ChangesNothingWithoutItsJournal) {
  fill();
  push();
  const std::uint64_t writes = site_.writes;
  fs::remove(journal_);
  push();
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(counts_.total().unchanged, input_.size());
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 0U);
}

// As sanitize_title() does with what is not plain ASCII, or too long.
TEST_F(SitePushTest, KnowsPostsWhoseSlugsTheSiteSpellsOtherwise) {
  input_ = {post("1", "Müller", "2020-01-01T10:00:00Z"), post("2", "本", "2020-01-02T10:00:00Z"),
            post("3", "plain", "2020-01-03T10:00:00Z")};
  push();
  site_.set(posts, id_of("Müller"), "slug", R"("muller")");
  site_.set(posts, id_of("本"), "slug", R"("%e6%9c%ac")");
  const std::uint64_t writes = site_.writes;
  fs::remove(journal_);
  push();
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(counts_.total().unchanged, 3U);
  EXPECT_EQ(notes_of(NoteCode::push_altered), 1U);
}

// Two rows of a table of books may say the same.
TEST_F(SitePushTest, KnowsPostsThatHaveNothingButTitles) {
  input_ = {post("1", "", ""), post("2", "", ""), post("3", "", "")};
  input_[1].title = "Other";
  push();
  ASSERT_EQ(site_.items(posts).size(), 3U);
  fs::remove(journal_);
  push();
  EXPECT_EQ(site_.items(posts).size(), 3U);
  EXPECT_EQ(counts_.total().unchanged, 3U);
}

// Files of Markdown have no ids.
TEST_F(SitePushTest, MovesAPostThatHasAnotherDateNow) {
  input_ = {post("", "moved", "2020-01-01T10:00:00Z")};
  push();
  for (const char* date : {"2020-02-02T10:00:00Z", "2020-01-01T10:00:00Z"}) {
    input_[0].date.iso = date;
    push();
    EXPECT_EQ(site_.items(posts).size(), 1U) << date;
    EXPECT_EQ(counts_.total().updated, 1U) << date;
    EXPECT_EQ(site_.get(posts, id_of("moved"), "date_gmt"), quoted(std::string(date, 19))) << date;
  }
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
}

TEST_F(SitePushTest, LeavesAPostWhoseDateAndTextAreOthers) {
  input_ = {post("", "monthly", "2020-01-01T10:00:00Z")};
  push();
  input_[0].date.iso = "2020-02-01T10:00:00Z";
  input_[0].content->value = "Of February.";
  push();
  EXPECT_EQ(site_.items(posts).size(), 1U);
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 1U);
  input_[0].title = "In February";
  push();
  EXPECT_EQ(site_.items(posts).size(), 2U);
}

TEST_F(SitePushTest, MakesAnotherPostOfASlugBesideTheFirst) {
  input_ = {post("", "monthly", "2020-01-01T10:00:00Z"),
            post("", "monthly", "2020-02-01T10:00:00Z")};
  push();
  EXPECT_EQ(site_.items(posts).size(), 2U);
  push();
  EXPECT_EQ(counts_.total().unchanged, 2U);
  EXPECT_EQ(site_.items(posts).size(), 2U);
}

TEST_F(SitePushTest, TakesThePlannedForWhatItIs) {
  input_ = {post("1", "first", "2055-01-01T10:00:00Z")};
  push();
  site_.set(posts, id_of("first"), "status", R"("future")");
  fs::remove(journal_);
  push();
  EXPECT_EQ(counts_.total().unchanged, 1U);
}

TEST_F(SitePushTest, KeepsACommentWhoseAddressIsNone) {
  fill();
  input_[0].comments[1].email = "reader at example.org";
  push();
  const std::uint64_t question = site_.find(comments, "content", R"("A question.")");
  ASSERT_NE(question, 0U);
  EXPECT_EQ(site_.get(comments, question, "author_email"), R"("")");
  EXPECT_EQ(notes_of(NoteCode::push_refused), 1U);
  EXPECT_EQ(notes_of(NoteCode::push_altered), 0U);
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
}

// --id, --since and the like leave files out.
TEST_F(SitePushTest, KeepsLinksToFilesOfEarlierPushes) {
  fill();
  const std::string address = "https://old.example/image.png";
  input_[0].content->value = "See " + address + " here.";
  push();
  const std::string linked = site_.get(posts, id_of("first"), "content");
  ASSERT_EQ(linked.find(address), std::string::npos);
  input_.resize(1);
  input_[0].title = "Another title";
  push();
  EXPECT_EQ(counts_.total().updated, 1U);
  EXPECT_EQ(site_.get(posts, id_of("first"), "content"), linked);
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
}

TEST_F(SitePushTest, LinksToWhatWasPushedEarlier) {
  fill();
  const std::vector<Post> all = input_;
  input_ = {all[6], all[5]};  // the image, the parent
  push();
  input_ = {all[0], all[4]};
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "featured_media"),
            std::to_string(site_.find("wp/v2/media", "slug", R"("image")")));
  EXPECT_EQ(site_.get("wp/v2/pages", site_.find("wp/v2/pages", "slug", R"("child")"), "parent"),
            std::to_string(site_.find("wp/v2/pages", "slug", R"("parent")")));
  EXPECT_EQ(notes_of(NoteCode::push_altered), 0U);
}

TEST_F(SitePushTest, LinksToWhatIsPushedLater) {
  fill();
  const std::vector<Post> all = input_;
  input_ = {all[0], all[4]};
  push(true);
  EXPECT_EQ(notes_of(NoteCode::push_altered), 2U);
  push();
  EXPECT_EQ(notes_of(NoteCode::push_altered), 2U);
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(notes_of(NoteCode::push_altered), 2U);
  EXPECT_EQ(site_.writes, writes);
  input_ = all;
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "featured_media"),
            std::to_string(site_.find("wp/v2/media", "slug", R"("image")")));
  EXPECT_EQ(notes_of(NoteCode::push_altered), 0U);
}

TEST_F(SitePushTest, PlansWithoutWriting) {
  fill();
  push(true);
  EXPECT_EQ(site_.writes, 0U);
  EXPECT_EQ(counts_.total().created, input_.size());
  EXPECT_EQ(counts_.terms, 3U);
}

TEST_F(SitePushTest, SendsWhatChangedAtTheSource) {
  fill();
  push();
  const std::uint64_t writes = site_.writes;
  input_[0].title = "Another title";
  input_[0].comments.push_back(comment("8", "2", "A new one."));
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "title"), R"("Another title")");
  EXPECT_EQ(site_.writes, writes + 2);
  EXPECT_EQ(counts_.total().updated, 1U);
}

TEST_F(SitePushTest, LeavesWhatWasChangedOnTheSite) {
  fill();
  push();
  site_.set(posts, id_of("first"), "content", R"("Somebody's own words.")");
  input_[0].title = "Another title";
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "title"), R"("On first")");
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 1U);
  settings_.overwrite = true;
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "title"), R"("Another title")");
  EXPECT_EQ(site_.get(posts, id_of("first"), "content"), R"("Body of first.")");
}

TEST_F(SitePushTest, LeavesAnotherPostOfThatName) {
  fill();
  push();
  fs::remove(journal_);
  site_.set(posts, id_of("first"), "content", R"("Somebody's own words.")");
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(site_.writes, writes);
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 1U);
}

TEST_F(SitePushTest, TellsWhatTheSiteKeepsOtherwise) {
  fill();
  site_.after = [this](const HttpRequest& request,
                       const HttpResponse&) -> std::optional<HttpResponse> {
    const std::uint64_t id = id_of("first");
    if (request.method == "POST" && id != 0) site_.set(posts, id, "content", R"("Filtered.")");
    return std::nullopt;
  };
  push();
  ASSERT_EQ(notes_of(NoteCode::push_altered), 1U);
  for (const Note& note : notes_)
    if (note.code == NoteCode::push_altered) {
      EXPECT_EQ(note.field, "content");
      EXPECT_EQ(note.post, "1 \"On first\"");
    }
}

TEST_F(SitePushTest, RefusesTypesThatTheSiteDoesNotHave) {
  input_ = {post("1", "film", "2020-01-01T10:00:00Z")};
  input_[0].type = "film";
  push();
  EXPECT_EQ(site_.writes, 3U);  // terms
  EXPECT_EQ(counts_.total().refused, 1U);
  EXPECT_EQ(notes_of(NoteCode::push_refused), 1U);
}

// The answer to one request after the other gets lost behind the site's back: it has done what was
// asked, or has not, and nobody knows.
TEST_F(SitePushTest, MakesNothingTwiceWhenAnswersGetLost) {
  fill();
  push();
  const std::string want = site_.dump();
  const std::uint64_t all = site_.writes;
  for (const bool is_done : {true, false})
    for (const int kind : {0, 1, 2})
      for (std::uint64_t lost = 1; lost <= all; ++lost) {
        site_.clear();
        fs::remove(journal_);
        std::uint64_t number = 0;
        const auto answer = [&](const HttpRequest& request) -> std::optional<HttpResponse> {
          if (request.method != "POST" && request.method != "DELETE") return std::nullopt;
          if (++number != lost) return std::nullopt;
          HttpResponse out;
          if (kind == 0) out.failure = HttpFailure::timeout;
          if (kind == 1) out.failure = HttpFailure::cut;
          if (kind == 2) {
            out.status = 500;
            out.body = "<html><title>Oh no</title></html>";
          }
          return out;
        };
        if (is_done)
          site_.after = [&](const HttpRequest& request, const HttpResponse&) {
            return answer(request);
          };
        else
          site_.before = answer;
        push();
        ASSERT_EQ(site_.dump(), want) << "request " << lost << ", done " << is_done << ", " << kind;
      }
}

struct Killed {};

// As by kill -9: before a request arrives, and right after it was done.
TEST_F(SitePushTest, GoesOnAfterAKillAtAnyRequest) {
  fill();
  push();
  const std::string want = site_.dump();
  const std::size_t all = site_.requests.size();
  for (const bool is_done : {true, false})
    for (std::size_t at = 1; at <= all; ++at) {
      site_.clear();
      fs::remove(journal_);
      if (is_done)
        site_.after = [&](const HttpRequest&, const HttpResponse&) -> std::optional<HttpResponse> {
          if (site_.requests.size() == at) throw Killed();
          return std::nullopt;
        };
      else
        site_.before = [&](const HttpRequest&) -> std::optional<HttpResponse> {
          if (site_.requests.size() == at) throw Killed();
          return std::nullopt;
        };
      EXPECT_THROW(push(), Killed);
      site_.before = nullptr;
      site_.after = nullptr;
      push();
      ASSERT_EQ(site_.dump(), want) << "request " << at << ", done " << is_done;
      EXPECT_EQ(notes_of(NoteCode::push_conflict), 0U) << "request " << at;
    }
}

// Then only what the site has tells how far it went. That a file is open for comments that are all
// there already may be somebody's will: that is told, and left.
TEST_F(SitePushTest, GoesOnAfterAKillWithoutItsJournal) {
  fill();
  Post& image = input_.back();
  image.excerpt = Text{"classic", "A caption.", false};
  image.comment_status = "closed";
  image.comments = {comment("8", "", "On a picture.")};
  push();
  const std::string want = site_.dump();
  const std::size_t all = site_.requests.size();
  std::size_t left_open = 0;
  for (std::size_t at = 1; at <= all; ++at) {
    site_.clear();
    fs::remove(journal_);
    site_.after = [&](const HttpRequest&, const HttpResponse&) -> std::optional<HttpResponse> {
      if (site_.requests.size() == at) throw Killed();
      return std::nullopt;
    };
    EXPECT_THROW(push(), Killed);
    site_.after = nullptr;
    fs::remove(journal_);
    push();
    if (notes_of(NoteCode::push_conflict) == 0)
      ASSERT_EQ(site_.dump(), want) << "request " << at;
    else
      ++left_open;
  }
  EXPECT_EQ(left_open, 1U);
}

TEST_F(SitePushTest, CompletesWhatIsEmptyOnTheSite) {
  fill();
  push();
  fs::remove(journal_);
  site_.set(posts, id_of("first"), "content", R"("")");
  input_[0].comments.push_back(comment("8", "2", "A new one."));
  push();
  EXPECT_EQ(site_.get(posts, id_of("first"), "content"), R"("Body of first.")");
  EXPECT_NE(site_.find(comments, "content", R"("A new one.")"), 0U);
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 0U);
}

// Somebody put it forward for review: the date of its change tells.
TEST_F(SitePushTest, LeavesAStatusThatWasChangedOnTheSite) {
  fill();
  push();
  fs::remove(journal_);
  site_.set(posts, id_of("draft"), "status", R"("pending")");
  push();
  EXPECT_EQ(site_.get(posts, id_of("draft"), "status"), R"("pending")");
  EXPECT_EQ(notes_of(NoteCode::push_conflict), 1U);
}

TEST_F(SitePushTest, StopsWhereTheSiteIsGoneAndGoesOnLater) {
  fill();
  site_.before = [this](const HttpRequest& request) -> std::optional<HttpResponse> {
    if (request.method != "POST" || site_.writes < 6) return std::nullopt;
    HttpResponse out;
    out.failure = HttpFailure::connect;
    out.url = request.url;
    return out;
  };
  EXPECT_THROW(push(), Error);
  site_.before = nullptr;
  push();
  const std::string resumed = site_.dump();
  site_.clear();
  fs::remove(journal_);
  push();
  EXPECT_EQ(resumed, site_.dump());
}

}  // namespace
}  // namespace postferry
