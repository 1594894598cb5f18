// SPDX-License-Identifier: MIT
// The program, killed at any moment of a pull and started again, gives what it would have given.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/ascii.h"
#include "pull/blog.h"
#include "pull/program.h"
#include "rest/served_site.h"

namespace postferry {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr unsigned points = 50;
constexpr unsigned at_once = 4;  // runs: what one waits for is time for another

/// A moment of a run: when so much of the answer to a request is out, and a little later.
struct Moment {
  std::size_t request = 0;  ///< from 0
  double part = 1;          ///< of the answer; if it is less the rest never comes
  microseconds later{0};
};

/// What a run left.
struct Outcome {
  Ending ending;
  std::string output;
  std::string report;
  std::string said;
};

/// What may happen to a request once, by chance but the same each time.
class Faults {
 public:
  explicit Faults(std::uint64_t seed) : seed_(seed) {}

  FaultReply apply(const SeenRequest& request, FaultReply healthy) {
    const std::lock_guard lock(mutex_);
    if (!met_.insert(request.target).second) return healthy;
    std::mt19937_64 random(seed_ ^ std::hash<std::string>{}(request.target));
    const bool is_page = request.target.find("per_page=100") != std::string::npos;
    switch (random() % 40) {
      case 0: return fault::cut(std::move(healthy), random() % 300);
      case 1: return fault::silence(FaultReply::End::reset);
      case 2:
      case 3:
      case 4: return fault::reply(429, "Slow down", {{"Retry-After", "0"}});
      case 5:
      case 6: return fault::reply(503, "<p>Busy</p>", {{"Retry-After", "0"}});
      case 7:
      case 8:
        if (is_page) return fault::reply(500, R"({"code":"internal_server_error"})");
        break;
      default: break;
    }
    return healthy;
  }

 private:
  std::uint64_t seed_;
  std::mutex mutex_;
  std::set<std::string> met_;  // requests that had their turn
};

/// A blog on sockets, and a folder in which it is pulled.
class Pulled {
 public:
  explicit Pulled(const std::string& name, Faults* faults = nullptr)
      : folder_(name), faults_(faults) {
    fill_blog(site_.site);
  }

  /// Pulls to the end.
  Outcome finish() {
    serve({});
    Program program(folder_.path(), arguments(), variables());
    return outcome(program.wait());
  }

  /// Pulls and is killed then, or ends before.
  Outcome kill_at(const Moment& moment) {
    reached_ = false;
    serve(moment);
    Program program(folder_.path(), arguments(), variables());
    while (!reached_ && !program.ended()) std::this_thread::sleep_for(microseconds(500));
    if (reached_) std::this_thread::sleep_for(moment.later);
    program.kill();
    return outcome(program.wait());
  }

  [[nodiscard]] std::size_t asked() const { return site_.asked(); }

 private:
  void serve(std::optional<Moment> moment) {
    site_.serve([this, moment](const SeenRequest& request, std::size_t number, FaultReply reply) {
      if (faults_ != nullptr) reply = faults_->apply(request, std::move(reply));
      if (!moment || number != moment->request) return reply;
      reached_ = true;
      if (moment->part >= 1) return reply;
      const auto size = static_cast<double>(reply.bytes.size());
      return fault::cut(std::move(reply), static_cast<std::size_t>(moment->part * size),
                        FaultReply::End::hang);
    });
  }
  [[nodiscard]] std::vector<std::string> arguments() const {
    return {"pull", site_.url(), "--user",   "ada",      "--state", "state",       "-t",
            "wxr",  "-o",        "blog.xml", "--report", "report",  "--overwrite", "--private-data",
            "keep"};
  }
  static Program::Variables variables() {
    return {{"POSTFERRY_PASSWORD", "abcd EFGH 1234 ijkl"}, {"SOURCE_DATE_EPOCH", "1700000000"}};
  }
  [[nodiscard]] Outcome outcome(Ending ending) const {
    const std::string report = bytes_of(folder_.path() / "report");
    return {ending, bytes_of(folder_.path() / "blog.xml"),
            replace_all(report.substr(0, report.find("\"seconds\"")), site_.url(), "SITE"),
            bytes_of(folder_.path() / "stderr")};
  }

  ScratchFolder folder_;
  Faults* faults_;
  std::atomic<bool> reached_{false};
  ServedSite site_;
};

Moment random_moment(std::mt19937_64& random, std::size_t requests) {
  std::uniform_real_distribution<double> part(0, 2);
  return {random() % requests, part(random), microseconds(random() % 4000)};
}

/// What became of all points.
struct Tally {
  std::mutex mutex;
  std::size_t kills = 0;
  std::vector<std::string> differences;
};

/// Kills, perhaps again, and finishes.
void kill_and_go_on(std::uint64_t seed, const Outcome& whole, std::size_t requests, Faults* faults,
                    Tally& tally) {
  std::mt19937_64 random(seed);
  Pulled pulled("killed_" + std::to_string(seed), faults);
  std::size_t kills = 0;
  for (const std::size_t span : {requests, random() % 3 == 0 ? requests / 2 : 0}) {
    if (span == 0) continue;
    const Outcome broken = pulled.kill_at(random_moment(random, span));
    if (broken.ending.signal == SIGKILL) ++kills;
  }
  const Outcome end = pulled.finish();
  const std::lock_guard lock(tally.mutex);
  tally.kills += kills;
  const std::string mark = "seed " + std::to_string(seed) + ": ";
  if (end.ending.code != whole.ending.code)
    tally.differences.push_back(mark + "ended otherwise, " + end.said);
  else if (end.output != whole.output)
    tally.differences.push_back(mark + "other bytes");
  else if (end.report != whole.report)
    tally.differences.push_back(mark + "another report: " + end.report);
}

/// All points, several at once.
void visit_points(const Outcome& whole, std::size_t requests, bool with_faults, Tally& tally) {
  std::atomic<unsigned> next{0};
  const auto work = [&] {
    for (unsigned point = next++; point < points; point = next++) {
      Faults faults(point);
      kill_and_go_on(point, whole, requests, with_faults ? &faults : nullptr, tally);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < at_once; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
}

class KilledPull : public ::testing::TestWithParam<bool> {};

TEST_P(KilledPull, GoesOnToTheSameBytes) {
  Outcome whole;
  std::size_t requests = 0;
  {
    Pulled pulled("killed_never");
    whole = pulled.finish();
    requests = pulled.asked();
  }
  ASSERT_EQ(whole.ending.code, 0) << whole.said;
  ASSERT_NE(whole.output.find("Comment 449"), std::string::npos);
  ASSERT_GT(requests, 30U);
  Tally tally;
  visit_points(whole, requests, GetParam(), tally);
  EXPECT_EQ(tally.differences, std::vector<std::string>());
  EXPECT_GE(tally.kills, points * 8 / 10) << "the others ended before their moment came";
}

INSTANTIATE_TEST_SUITE_P(All, KilledPull, ::testing::Bool(), [](const auto& with_faults) {
  return with_faults.param ? "WithFaultsInBetween" : "OverAGoodNetwork";
});

}  // namespace
}  // namespace postferry
