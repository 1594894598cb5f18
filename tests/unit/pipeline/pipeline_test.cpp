// SPDX-License-Identifier: MIT
#include "pipeline/pipeline.h"

#include <gtest/gtest.h>

#include "unit/pipeline/toys.h"

namespace postferry {
namespace {

using toys::many_chunks;
using toys::ToyRun;

class PipelineJobs : public testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(Jobs, PipelineJobs, testing::Values(1U, 2U, 4U));

std::string expected_words(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "[w" + std::to_string(i) + "]";
  return out;
}

TEST_P(PipelineJobs, PutsRecordsOutInInputOrder) {
  ToyRun run(many_chunks(300, 3));
  run.options.jobs = GetParam();
  run.go();
  EXPECT_EQ(run.assembler.out, expected_words(900));
  EXPECT_EQ(run.assembler.names[899], "w899.txt");
  EXPECT_TRUE(run.assembler.ended);
  EXPECT_EQ(run.report.kinds["post"].out, 900U);
}

TEST_P(PipelineJobs, RaisesAParsersExceptionAfterTheRecordsBeforeIt) {
  ToyRun run({"a b", "c THROW d", "e", "THROW"});
  run.options.jobs = GetParam();
  EXPECT_THROW(run.go(), Error);
  EXPECT_EQ(run.assembler.out, "[a][b][c]");
  EXPECT_FALSE(run.assembler.ended);
  EXPECT_EQ(run.report.total().out, 3U);
}

TEST_P(PipelineJobs, TellsInOrderWherePostsWent) {
  ToyRun run(many_chunks(40, 3));
  run.options.jobs = GetParam();
  run.options.filter.statuses = {"publish"};
  std::string files;
  run.options.moved = [&](const MovedPost& post, Notes& notes) {
    files += post.placed.file + *post.placed.address;
    if (post.placed.file == "w4.txt") notes.add(NoteCode::url_map_no_url);
  };
  run.go();
  std::string expected;
  for (int i = 0; i < 120; ++i)
    expected += "w" + std::to_string(i) + ".txt/w" + std::to_string(i) + "/";
  EXPECT_EQ(files, expected);
  ASSERT_EQ(run.notes.size(), 1U);
  EXPECT_EQ(run.notes[0].post, "\"w4\"");
  EXPECT_EQ(run.notes[0].place.line, 5U);
  EXPECT_EQ(run.report.notes[static_cast<std::size_t>(NoteCode::url_map_no_url)], 1U);
}

TEST_P(PipelineJobs, AmendsPostsBeforeTheFilterSeesThem) {
  ToyRun run({"a b c"});
  run.options.jobs = GetParam();
  run.options.filter.statuses = {"draft"};
  run.options.amend = [](Post& post, Notes& notes) {
    if (post.title == "a") return;
    post.status = "draft";
    notes.add(NoteCode::zone_filled);
  };
  run.go();
  EXPECT_EQ(run.assembler.out, "[b][c]");
  EXPECT_EQ(run.notes.size(), 2U);
}

TEST_P(PipelineJobs, RaisesTheReadersExceptionAfterAllThatWasRead) {
  ToyRun run({"a", "b", "c BROKEN_INPUT"});
  run.options.jobs = GetParam();
  EXPECT_THROW(run.go(), Error);
  EXPECT_EQ(run.assembler.out, "[a][b]");
}

TEST_P(PipelineJobs, AnEarlierWorkersExceptionWinsOverALaterReadersOne) {
  ToyRun run({"a", "THROW", "BROKEN_INPUT"});
  run.options.jobs = GetParam();
  try {
    run.go();
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.text(), "thrown by the parser");
  }
}

TEST_P(PipelineJobs, AGoneSinkEndsTheReadingThreadEarly) {
  ToyRun run(many_chunks(10000, 1));
  run.options.jobs = GetParam();
  run.assembler.on_add = [&](const PieceView&) {
    if (run.assembler.names.size() == 5) throw Error(ErrorCode::broken_pipe, "gone");
  };
  EXPECT_THROW(run.go(), Error);
  EXPECT_EQ(run.assembler.out, expected_words(5));
  EXPECT_LT(run.splitter.calls, 100);
}

TEST_P(PipelineJobs, LimitCutsInsideAChunkAndCountsExactly) {
  ToyRun run(many_chunks(10000, 4));
  run.options.jobs = GetParam();
  run.options.limit = 6;
  run.go();
  EXPECT_EQ(run.assembler.out, expected_words(6));
  EXPECT_EQ(run.report.total().in, 6U);
  EXPECT_TRUE(run.report.stopped_early);
  EXPECT_TRUE(run.assembler.ended);
  EXPECT_LT(run.splitter.calls, 100);
}

TEST_P(PipelineJobs, NotesComeInRecordOrderWithPlaceAndPost) {
  ToyRun run({"a NOTE", "FAIL", "NOTE"});
  run.splitter.epilog_note = true;
  run.options.jobs = GetParam();
  run.go();
  ASSERT_EQ(run.notes.size(), 4U);
  EXPECT_EQ(run.notes[0].place.source, "toy");
  EXPECT_EQ(run.notes[0].place.line, 2U);
  EXPECT_EQ(run.notes[0].post, "\"NOTE\"");
  EXPECT_EQ(run.notes[1].code, NoteCode::record_unreadable);
  EXPECT_EQ(run.notes[1].place.line, 3U);
  EXPECT_EQ(run.notes[2].place.line, 4U);
  EXPECT_EQ(run.notes[3].code, NoteCode::input_unfinished);
}

TEST_P(PipelineJobs, UsedNamesComeInTheOrderOfFirstUseWithoutDeclaredOnes) {
  ToyRun run({"x@zoe", "y@ann x@zoe", "z@bob", "late@carl"});
  Author bob;
  bob.login = "bob";
  run.site.authors.push_back(bob);
  SiteTerm late;
  late.taxonomy = "category";
  late.slug = "late";
  run.splitter.late.terms.push_back(late);
  run.options.jobs = GetParam();
  run.go();
  const Site& used = run.assembler.used_site;
  ASSERT_EQ(used.authors.size(), 3U);
  EXPECT_EQ(used.authors[0].login, "zoe");
  EXPECT_EQ(used.authors[1].login, "ann");
  EXPECT_EQ(used.authors[2].login, "carl");
  ASSERT_EQ(used.terms.size(), 3U);
  EXPECT_EQ(used.terms[2].slug, "z");
}

TEST(Pipeline, CountsEveryRecordOnce) {
  ToyRun run({"a SKIP FAIL", "unwritable lossy"});
  run.go();
  const KindCounts total = run.report.total();
  EXPECT_EQ(total.in, 5U);
  EXPECT_EQ(total.out, 2U);
  EXPECT_EQ(total.skipped, 2U);
  EXPECT_EQ(total.failed, 1U);
  EXPECT_EQ(run.report.kinds["unknown"].failed, 1U);
  EXPECT_EQ(run.report.losses[Field::post_title], 1U);
  EXPECT_TRUE(run.report.lost_anything());
  EXPECT_EQ(run.assembler.out, "[a][lossy]");
}

TEST(Pipeline, CheckRefusesRecordsThatDoNotAddUp) {
  Report report;
  report.kinds["post"] = {3, 1, 1, 0};
  EXPECT_THROW(report.check(3), Error);
  report.kinds["post"] = {3, 1, 1, 1};
  EXPECT_NO_THROW(report.check(3));
  EXPECT_THROW(report.check(4), Error);
}

TEST(Pipeline, RepeatedIdsAreKeptAndTold) {
  ToyRun run({"7:a 8:b", "7:c x1:d x1:e", "f g"});
  run.go();
  EXPECT_EQ(run.assembler.out, "[a][b][c][d][e][f][g]");
  ASSERT_EQ(run.notes.size(), 2U);
  EXPECT_EQ(run.notes[0].code, NoteCode::post_duplicate_id);
  EXPECT_EQ(run.notes[0].post, "7");
  EXPECT_EQ(run.notes[0].place.line, 3U);
  EXPECT_EQ(run.notes[1].post, "x1");
}

TEST(Pipeline, ReaderWaitsWhileTooManyBytesAreInFlight) {
  std::vector<std::string> chunks(40, std::string(1000, 'x'));
  ToyRun run(std::move(chunks));
  run.options.jobs = 4;
  run.options.byte_budget = 1;  // below one chunk: each passes alone
  int most = 0;
  run.assembler.on_add = [&](const PieceView&) {
    const int in_flight = run.splitter.calls - static_cast<int>(run.assembler.names.size());
    most = std::max(most, in_flight);
  };
  run.go();
  EXPECT_EQ(run.assembler.names.size(), 40U);
  EXPECT_EQ(most, 1);
}

TEST(Pipeline, AHugeRecordPasses) {
  const std::string huge(std::size_t{9} << 20, 'h');
  ToyRun run({"a", huge, "b"});
  run.options.byte_budget = 1 << 20;
  run.go();
  EXPECT_EQ(run.assembler.out, "[a][" + huge + "][b]");
}

TEST(Pipeline, FilteredRecordsAreSkippedWithoutTheirNotes) {
  ToyRun run({"1:a 2:b NOTE"});
  run.options.filter.ids = {"2"};
  run.go();
  EXPECT_EQ(run.assembler.out, "[b]");
  EXPECT_EQ(run.report.total().skipped, 2U);
  EXPECT_TRUE(run.notes.empty());
  EXPECT_FALSE(run.report.lost_anything());
}

TEST(Pipeline, ACriterionThatNoPostMeetsIsTold) {
  ToyRun run({"1:a 2:b"});
  run.options.filter.ids = {"2"};
  run.options.filter.types = {"film"};
  run.go();
  ASSERT_EQ(run.notes.size(), 1U);
  EXPECT_EQ(run.notes[0].code, NoteCode::filter_unknown);
  EXPECT_EQ(run.notes[0].text, "--type film");
}

TEST(Pipeline, EmptyInputStillMakesADocument) {
  ToyRun run({});
  run.go();
  EXPECT_TRUE(run.assembler.ended);
  EXPECT_EQ(run.report.total().in, 0U);
}

}  // namespace
}  // namespace postferry
