// SPDX-License-Identifier: MIT
#include "rest/site_stream.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/error.h"
#include "rest/small_site.h"

namespace postferry {
namespace {

namespace fs = std::filesystem;

/// The end of a process in the middle of a request.
struct Killed {};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++out;
  return out;
}

/// A blog, and a folder for its state.
class SiteStreamTest : public ::testing::Test {
 protected:
  SiteStreamTest()
      : folder_(fs::temp_directory_path() / ("postferry_stream." + std::to_string(::getpid()))) {
    fs::create_directory(folder_);
    site_.values[""] = R"({"name":"Blog","namespaces":["wp/v2"],"routes":{"/":{}},"gmt_offset":0})";
    site_.values["wp/v2/users/me"] = R"({"id":1})";
    site_.values["wp/v2/types"] =
        R"({"post":{"rest_base":"posts"},"page":{"rest_base":"pages"},"attachment":{"rest_base":"media"}})";
    site_.values["wp/v2/taxonomies"] = R"({"category":{"rest_base":"categories"}})";
    site_.values["wp/v2/statuses"] = R"({"publish":{},"draft":{},"inherit":{}})";
    site_.values["wp/v2/settings"] = "{}";
    site_.fill("wp/v2/categories", 1, 3);
    site_.fill("wp/v2/users", 1, 2);
    site_.fill("wp/v2/media", 1, 120);
    for (SmallSite::Item& item : site_.lists["wp/v2/media"]) {
      item.status = "inherit";
      item.members = R"("type":"attachment","source_url":"https://blog.example/x.jpg")";
    }
    site_.fill("wp/v2/posts", 201, 450);
    for (SmallSite::Item& item : site_.lists["wp/v2/posts"])
      item.members = "\"featured_media\":" + std::to_string(item.id - 200);
    site_.item("wp/v2/posts", 230).broken = 1;
    for (const std::uint64_t id : {210U, 350U}) site_.item("wp/v2/posts", id).hidden = true;
    site_.fill("wp/v2/pages", 500, 510);
    for (std::uint64_t id = 1; id <= 150; ++id)
      site_.lists["wp/v2/comments"].push_back(
          {.id = id, .status = id % 9 == 0 ? "spam" : "publish", .post = 200 + id});
  }
  ~SiteStreamTest() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string state() const { return folder_ / "state"; }
  [[nodiscard]] std::string part() const { return folder_ / "state.part"; }

  /// Runs until the end, or until the site's `before` throws; what came stands in `out`.
  void run(std::string& out, bool with_state = true, bool since_last = false) {
    notes_ = {};
    out.clear();
    std::optional<PullState> state;
    if (with_state) state.emplace(this->state(), since_last);
    site_.date = date_;
    SiteStream stream(site_,
                      {.address = "https://blog.example/wp-json/",
                       .user = user_,
                       .state = state ? &*state : nullptr},
                      notes_);
    std::string lines;
    while (stream.next(lines)) out += lines;
    if (state) state->finish();
  }
  std::string run_whole(bool with_state = true, bool since_last = false) {
    std::string out;
    run(out, with_state, since_last);
    return out;
  }
  /// Kills the run at its n-th request, from 0; false if it had fewer.
  bool run_killed_at(std::size_t request, bool since_last = false) {
    const std::size_t last = site_.requests.size() + request;
    site_.before = [this, last](const RestRequest& asked) -> std::optional<HttpResponse> {
      if (site_.requests.size() > last) throw Killed();
      return fault_ ? fault_(asked) : std::nullopt;
    };
    std::string out;
    bool killed = false;
    try {
      run(out, true, since_last);
    } catch (const Killed&) {
      killed = true;
    }
    site_.before = fault_;
    return killed;
  }
  [[nodiscard]] std::string error_of(bool since_last = false) {
    try {
      (void)run_whole(true, since_last);
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }
  [[nodiscard]] std::string notes_text() const {
    std::string out;
    for (const Note& note : notes_.all())
      out += std::string(info(note.code).name) + " " + note.field + " " + note.text + " " +
             std::to_string(note.count) + "\n";
    return out;
  }

  SmallSite site_;
  SmallSite::Before fault_;
  std::string date_;  // of the site's clock
  std::string user_ = "ada";
  Notes notes_;
  fs::path folder_;
};

TEST_F(SiteStreamTest, GivesTheSameBytesWithAndWithoutAState) {
  const std::string plain = run_whole(false);
  const std::string notes = notes_text();
  EXPECT_EQ(run_whole(), plain);
  EXPECT_EQ(notes_text(), notes);
  EXPECT_EQ(count_of(plain, "{\"item\":"), 120U + 247U + 11U);
  EXPECT_FALSE(fs::exists(part()));
  EXPECT_TRUE(bytes_of(state()).starts_with(
      R"({"postferry_state":1,"site":"https://blog.example/wp-json/","user":"ada","began":)"));
}

TEST_F(SiteStreamTest, GoesOnWhereItWasKilledAtEachRequest) {
  for (const char* user : {"ada", ""}) {
    user_ = user;
    fs::remove(state());
    const std::string whole = run_whole(false);
    const std::string notes = notes_text();
    std::size_t request = 0;
    while (run_killed_at(request)) {
      EXPECT_EQ(run_whole(), whole) << "killed at request " << request;
      EXPECT_EQ(notes_text(), notes) << "killed at request " << request;
      fs::remove(state());
      ++request;
    }
    EXPECT_GT(request, 15U);
  }
}

TEST_F(SiteStreamTest, GoesOnWhenItIsKilledAgainAndAgain) {
  const std::string whole = run_whole(false);
  for (std::size_t request = 12; run_killed_at(request); ++request) {
  }
  fs::remove(state());
  std::size_t runs = 0;
  while (run_killed_at(30)) ++runs;  // enough for some pages, not for all
  EXPECT_GE(runs, 1U);
  ASSERT_FALSE(fs::exists(part()));
  EXPECT_EQ(run_whole(), whole);
}

TEST_F(SiteStreamTest, AsksOnlyForTheRest) {
  (void)run_whole(false);
  const std::size_t all = site_.requests.size();
  ASSERT_TRUE(run_killed_at(all - 2));
  const std::size_t before = site_.requests.size();
  (void)run_whole();
  EXPECT_LE(site_.requests.size() - before, 16U) << "of " << all;
}

TEST_F(SiteStreamTest, ReadsAJournalThatWasCutAnywhere) {
  const std::string whole = run_whole(false);
  (void)run_whole(false);
  std::size_t last = 0;
  while (run_killed_at(last)) {
    fs::remove(part());
    ++last;
  }
  ASSERT_TRUE(run_killed_at(last - 1));
  const std::string journal = bytes_of(part());
  ASSERT_GT(journal.size(), 1000U);
  for (std::size_t size = 0; size < journal.size(); size += journal.size() / 29) {
    std::ofstream(part(), std::ios::binary | std::ios::trunc) << journal.substr(0, size);
    EXPECT_EQ(run_whole(), whole) << "cut at byte " << size;
    fs::remove(state());
  }
}

TEST_F(SiteStreamTest, DoesNotBelieveADamagedSection) {
  const std::string whole = run_whole(false);
  const std::size_t requests = site_.requests.size();
  ASSERT_TRUE(run_killed_at(requests - 2));
  std::string journal = bytes_of(part());
  for (const std::size_t at : {journal.size() / 4, journal.size() / 2, journal.size() - 40}) {
    std::string damaged = journal;
    damaged[at] = damaged[at] == '0' ? '1' : '0';
    std::ofstream(part(), std::ios::binary | std::ios::trunc) << damaged;
    EXPECT_EQ(run_whole(), whole) << "damaged at byte " << at;
    fs::remove(state());
  }
}

TEST_F(SiteStreamTest, FindsPostsThatMovedUpWhileNobodyRead) {
  (void)run_whole(false);
  std::string whole = run_whole(false);
  ASSERT_TRUE(run_killed_at(site_.requests.size() / 2 - 4));
  ASSERT_TRUE(bytes_of(part()).find("{\"id\":250,") != std::string::npos);
  site_.remove("wp/v2/posts", 205);
  EXPECT_EQ(run_whole(), whole) << "what was read before stays";
}

TEST_F(SiteStreamTest, RefusesTheStateOfAnotherSiteOrUser) {
  (void)run_whole();
  user_ = "bob";
  EXPECT_NE(error_of().find("as \"ada\", not from https://blog.example/wp-json/ as \"bob\""),
            std::string::npos);
  fs::remove(state());
  user_ = "ada";
  ASSERT_TRUE(run_killed_at(14));
  user_ = "";
  EXPECT_NE(error_of().find("not from https://blog.example/wp-json/ as a visitor"),
            std::string::npos);
}

TEST_F(SiteStreamTest, TouchesNoFileThatIsNoState) {
  std::ofstream(state()) << "my diary";
  EXPECT_NE(error_of().find("no state of a pull"), std::string::npos);
  EXPECT_EQ(bytes_of(state()), "my diary");
  fs::remove(state());
  std::ofstream(part()) << "#my diary";
  EXPECT_NE(error_of().find("no journal of a pull"), std::string::npos);
  EXPECT_EQ(bytes_of(part()), "#my diary");
}

TEST_F(SiteStreamTest, RefusesAStateThatIsNoFileOrOfNoTime) {
  ASSERT_EQ(::mkfifo(state().c_str(), 0600), 0);
  EXPECT_NE(error_of().find("no regular file"), std::string::npos) << "nor does it wait";
  fs::remove(state());
  for (const char* began : {"-5", "0", "9223372036854775807"}) {
    std::ofstream(state()) << R"({"postferry_state":1,"site":"","user":"","began":)" << began
                           << R"(,"ids":{}})";
    EXPECT_NE(error_of().find("no state of a pull"), std::string::npos) << began;
  }
}

TEST_F(SiteStreamTest, LetsOneRunWorkWithAState) {
  const PullState first(state(), false);
  EXPECT_NE(error_of().find("another run works with this file"), std::string::npos);
}

TEST_F(SiteStreamTest, LeavesNoEmptyJournalBehind) {
  { const PullState unused(state(), false); }
  EXPECT_FALSE(fs::exists(part()));
}

TEST_F(SiteStreamTest, ReadsAllWhenThereIsNoLastPull) {
  const std::string whole = run_whole(false);
  EXPECT_EQ(run_whole(true, true), whole);
}

TEST_F(SiteStreamTest, ReadsWhatChangedSinceTheLastPull) {
  (void)run_whole();
  site_.item("wp/v2/posts", 300).modified = "2999-01-01T00:00:00";
  site_.lists["wp/v2/comments"].push_back(
      {.id = 900, .modified = "2999-01-01T00:00:00", .post = 310});
  site_.lists["wp/v2/posts"].push_back({.id = 700, .modified = "2999-01-01T00:00:00"});
  site_.remove("wp/v2/posts", 205);
  site_.remove("wp/v2/media", 7);
  const std::string changes = run_whole(true, true);
  EXPECT_EQ(count_of(changes, "{\"item\":"), 3U) << changes;
  for (const char* id : {"\"id\":300,", "\"id\":310,", "\"id\":700}"})
    EXPECT_NE(changes.find("{\"item\":{" + std::string(id)), std::string::npos) << id;
  EXPECT_NE(changes.find(R"("featured_media":{"id":100,)"), std::string::npos)
      << "the picture of post 300, which did not change";
  EXPECT_NE(notes_text().find("rest.deleted  post 205 1"), std::string::npos) << notes_text();
  EXPECT_NE(notes_text().find("rest.deleted  attachment 7 1"), std::string::npos);
  EXPECT_EQ(count_of(notes_text(), "rest.deleted"), 2U);
  EXPECT_EQ(bytes_of(state()).find(",205,"), std::string::npos);
  EXPECT_NE(bytes_of(state()).find(",700"), std::string::npos);
}

TEST_F(SiteStreamTest, GoesOnWithChangesToo) {
  (void)run_whole();
  const std::string before = bytes_of(state());
  for (std::uint64_t id = 240; id <= 440; ++id)
    site_.item("wp/v2/posts", id).modified = "2999-01-01T00:00:00";
  site_.remove("wp/v2/posts", 205);
  const std::string changes = run_whole(true, true);
  const std::string notes = notes_text();
  for (std::size_t request = 0;; ++request) {
    std::ofstream(state(), std::ios::trunc) << before;
    if (!run_killed_at(request, true)) break;
    EXPECT_EQ(bytes_of(state()), before) << "until the pull is complete";
    EXPECT_EQ(run_whole(true, true), changes) << "killed at request " << request;
    EXPECT_EQ(notes_text(), notes) << "killed at request " << request;
  }
}

TEST_F(SiteStreamTest, StartsAnewWhenTheJournalIsOfAnotherKindOfPull) {
  const std::string whole = run_whole();
  site_.item("wp/v2/posts", 300).modified = "2999-01-01T00:00:00";
  ASSERT_TRUE(run_killed_at(20, true));
  ASSERT_TRUE(fs::exists(part()));
  EXPECT_EQ(run_whole(), whole);
}

TEST_F(SiteStreamTest, ADateToComeHidesNoChanges) {
  (void)run_whole();
  const std::string healthy = bytes_of(state());
  date_ = "Fri, 01 Jan 2038 00:00:00 GMT";
  (void)run_whole();
  EXPECT_NE(notes_text().find("rest.clock"), std::string::npos) << notes_text();
  EXPECT_EQ(bytes_of(state()).find("\"began\":21"), std::string::npos) << "not that of 2038";
  site_.item("wp/v2/posts", 300).modified = "2030-01-01T00:00:00";
  EXPECT_NE(run_whole(true, true).find("\"id\":300,"), std::string::npos);
  (void)run_whole(false);
  EXPECT_EQ(notes_text().find("rest.clock"), std::string::npos)
      << "without a state it is no matter";
}

TEST_F(SiteStreamTest, AStateOfATimeToComeReadsAll) {
  const std::string whole = run_whole();
  std::string kept = bytes_of(state());
  const std::size_t at = kept.find("\"began\":") + 8;
  kept.replace(at, kept.find(',', at) - at, "4102444800");
  std::ofstream(state(), std::ios::trunc) << kept;
  site_.remove("wp/v2/posts", 205);
  const std::string changes = run_whole(true, true);
  EXPECT_EQ(count_of(changes, "{\"item\":"), count_of(whole, "{\"item\":") - 1);
  EXPECT_NE(notes_text().find("rest.clock"), std::string::npos);
  EXPECT_NE(notes_text().find("rest.deleted  post 205 1"), std::string::npos) << notes_text();
}

TEST_F(SiteStreamTest, TellsJunkOnce) {
  fault_ = site_.before = [this](const RestRequest& request) -> std::optional<HttpResponse> {
    const auto value = site_.values.find(request.route);
    if (value == site_.values.end() || request.route.empty()) return std::nullopt;
    return json_answer("Notice: in /x.php\n" + value->second);
  };
  (void)run_whole(false);
  EXPECT_EQ(count_of(notes_text(), "rest.junk"), 1U);
  EXPECT_TRUE(notes_text().ends_with("Notice: in /x.php 5\n")) << notes_text();
}

}  // namespace
}  // namespace postferry
