// SPDX-License-Identifier: MIT
// MODEL.md's laws 5 and 6: what a format declares to hold is what it holds, its writer reports
// every loss, and its carrier holds nothing that is native.
#include <algorithm>
#include <array>

#include "conformance/every_format.h"
#include "conformance/harness.h"
#include "model/presence.h"

namespace postferry::conformance {
namespace {

// In how many posts (or sites) a field is there, and in how many of those the target changed it.
struct Tally {
  std::array<std::size_t, field_count> present{};
  std::array<std::size_t, field_count> lost{};

  template <class S>
  void add(const S& original, const S& kept) {
    const FieldSet there = present_fields(original);
    const FieldCounts gone = lost_fields(original, kept);
    for (std::size_t i = 0; i < field_count; ++i) {
      const auto field = static_cast<Field>(i);
      present[i] += there.has(field) ? 1 : 0;
      lost[i] += gone[field] > 0 ? 1 : 0;
    }
  }
};

std::string show(const FieldCounts& counts) {
  std::string out;
  for (std::size_t i = 0; i < field_count; ++i)
    if (counts.counts[i] > 0)
      out +=
          std::string(name(static_cast<Field>(i))) + " " + std::to_string(counts.counts[i]) + "; ";
  return out;
}

class FidelityTest : public EveryFormat {
 protected:
  static std::vector<Field> fields_with(std::initializer_list<Fidelity> wanted) {
    std::vector<Field> fields;
    for (std::size_t i = 0; i < field_count; ++i) {
      const auto field = static_cast<Field>(i);
      if (std::find(wanted.begin(), wanted.end(), format().fidelity(field)) != wanted.end())
        fields.push_back(field);
    }
    return fields;
  }
  static Tally tally_without_carrier(double density, std::uint64_t first_seed) {
    Tally tally;
    for (std::uint64_t seed = first_seed; seed < first_seed + 4; ++seed) {
      const Document document = random_document(seed, Profile::plain, density, 25);
      const ReadResult read =
          read_all(format(), write_all(format(), document, {.carrier = false}).bytes);
      if (read.document.posts.size() != document.posts.size()) {
        ADD_FAILURE() << "posts are missing";
        break;
      }
      tally.add(document.site, read.document.site);
      for (std::size_t i = 0; i < document.posts.size(); ++i)
        tally.add(document.posts[i], read.document.posts[i]);
    }
    return tally;
  }
};

TEST_P(FidelityTest, KeepsEveryNativeFieldWithoutItsCarrier) {
  for (const double density : {0.1, 0.4, 1.0}) {
    const Tally tally = tally_without_carrier(density, 500);
    for (const Field field : fields_with({Fidelity::native})) {
      const auto i = static_cast<std::size_t>(field);
      EXPECT_EQ(tally.lost[i], 0U)
          << name(field) << " is declared native but lost in " << tally.lost[i] << " of "
          << tally.present[i] << ", density " << density;
    }
  }
}

TEST_P(FidelityTest, LosesEveryCarriedFieldWithoutItsCarrier) {
  const Tally tally = tally_without_carrier(1.0, 600);
  for (const Field field : fields_with({Fidelity::carried, Fidelity::lost})) {
    const auto i = static_cast<std::size_t>(field);
    EXPECT_EQ(tally.lost[i], tally.present[i])
        << name(field) << " is declared carried but the target kept it natively";
  }
}

TEST_P(FidelityTest, ReportsExactlyWhatIsLost) {
  for (const Profile profile : {Profile::plain, Profile::any})
    for (std::uint64_t seed = 700; seed < 703; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      const Document document = random_document(seed, profile, 0, 30);
      const WriteResult written = write_all(format(), document, {.carrier = false});
      const ReadResult read = read_all(format(), written.bytes);
      ASSERT_EQ(read.document.posts.size(), document.posts.size());
      EXPECT_EQ(show(written.site_losses), show(lost_fields(document.site, read.document.site)));
      for (std::size_t i = 0; i < document.posts.size(); ++i)
        EXPECT_EQ(show(written.pieces[i].losses),
                  show(lost_fields(document.posts[i], read.document.posts[i])));
    }
}

TEST_P(FidelityTest, CarriesNoNativeField) {
  for (const double density : {0.1, 0.4, 1.0})
    for (std::uint64_t seed = 800; seed < 803; ++seed) {
      const Document document = random_document(seed, Profile::plain, density, 25);
      const WriteResult written = write_all(format(), document);
      FieldCounts carried;
      for (const Piece& piece : written.pieces) carried += piece.carried;
      for (const Field field : fields_with({Fidelity::native}))
        EXPECT_EQ(carried[field], 0U)
            << name(field) << ", seed " << seed << ", density " << density;
    }
}

// What a reader makes of a file without carriers, the same format can say without one.
TEST_P(FidelityTest, CarriesNothingOfWhatItCanSay) {
  for (std::uint64_t seed = 900; seed < 906; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Document document =
        random_document(seed, seed % 2 == 0 ? Profile::plain : Profile::any, 0, 25);
    const ReadResult first =
        read_all(format(), write_all(format(), document, {.carrier = false}).bytes);
    const WriteResult bare = write_all(format(), first.document, {.carrier = false});
    const ReadResult second = read_all(format(), bare.bytes);
    const WriteResult with_carrier = write_all(format(), first.document);
    ASSERT_EQ(second.document.posts.size(), first.document.posts.size());
    for (std::size_t i = 0; i < first.document.posts.size(); ++i) {
      if (difference(first.document.posts[i], second.document.posts[i]).empty()) {
        EXPECT_EQ(show(with_carrier.pieces[i].carried), "") << "post " << i;
      }
    }
  }
}

POSTFERRY_FOR_EVERY_WRITTEN_FORMAT(FidelityTest);

}  // namespace
}  // namespace postferry::conformance
