// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "unit/push/site_push_fixture.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

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

// What it did not take of a post is told each time: the post is not as the source has it.
TEST_F(SitePushTest, TellsEachTimeWhatTheSiteDoesNotTakeOfAPost) {
  input_ = {post("1", "first", "2020-01-01T10:00:00Z")};
  site_.before = [](const HttpRequest& request) -> std::optional<HttpResponse> {
    if (request.method != "POST" || request.body.find("comment_status") == std::string::npos)
      return std::nullopt;
    HttpResponse out = json_answer(R"({"code":"rest_invalid_param","message":"No.",)"
                                   R"("data":{"status":400,"params":{"comment_status":"No."}}})");
    out.status = 400;
    out.url = request.url;
    return out;
  };
  push();
  EXPECT_EQ(notes_of(NoteCode::push_refused), 1U);
  const std::uint64_t writes = site_.writes;
  push();
  EXPECT_EQ(notes_of(NoteCode::push_refused), 1U);
  EXPECT_EQ(site_.writes, writes);
  site_.before = nullptr;
  settings_.overwrite = true;
  for (const std::size_t updated : {1U, 0U}) {
    push();
    EXPECT_EQ(counts_.total().updated, updated);
    EXPECT_EQ(notes_of(NoteCode::push_refused), 0U);
  }
}

// The login is no reason to give a post up, nor is a server that fails.
TEST_F(SitePushTest, AsksAgainWhereItMayBeDifferentTheNextTime) {
  fill();
  const std::vector<std::pair<int, std::string>> failures = {
      {401, "rest_cannot_create"}, {500, "internal_server_error"}, {500, "db_insert_error"}};
  for (const auto& failure : failures) {
    site_.before = [&](const HttpRequest& request) -> std::optional<HttpResponse> {
      if (request.method != "POST" || request.body.find("On closed\"") == std::string::npos)
        return std::nullopt;
      HttpResponse out = error_answer(failure.first, failure.second);
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
