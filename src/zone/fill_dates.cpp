// SPDX-License-Identifier: MIT
#include "zone/fill_dates.h"

#include <utility>

#include "base/timestamp.h"
#include "model/field.h"

namespace postferry {

namespace {

bool floats(const Post& post) {
  return post.status == "draft" || post.status == "pending" || post.status == "auto-draft";
}

// There is no year zero, as sources are read. "0001-01-01T00:00:00Z" is no date in what Go wrote.
bool is_in_calendar(std::int64_t seconds) {
  return seconds >= to_seconds({1, 1, 1, 0, 0, 0}) &&
         seconds <= to_seconds({9999, 12, 31, 23, 59, 59});
}

/// Fills the dates of one post.
class DateFiller {
 public:
  DateFiller(const TimeZone& zone, Notes& notes) : zone_(zone), notes_(notes) {}

  void fill(Post& post) {
    may_float_ = floats(post);
    fill(post.date, &post.date_gmt, Field::post_date);
    may_float_ = false;
    fill(post.modified, &post.modified_gmt, Field::post_modified);
    for (Comment& comment : post.comments)
      fill(comment.date, &comment.date_gmt, Field::comment_date);
    if (post.review) fill(*post.review);
    if (filled_ > 0) notes_.add(NoteCode::zone_filled, {}, {}, filled_);
  }

 private:
  void fill(Review& review) {
    fill(review.started, nullptr, Field::review_started);
    fill(review.finished, nullptr, Field::review_finished);
    fill(review.added, nullptr, Field::review_added);
    for (Reading& reading : review.readings) {
      fill(reading.started, nullptr, Field::reading_started);
      fill(reading.finished, nullptr, Field::reading_finished);
    }
  }

  // `gmt` stands beside a date whose offset is none of whole minutes; or alone, in what others
  // made.
  void fill(Date& date, Date* gmt, Field field) {
    if (date.empty() && gmt != nullptr && !gmt->empty()) return fill_alone(*gmt, date);
    if (date.empty() || (gmt != nullptr && !gmt->empty())) return;
    const std::optional<Timestamp> known = parse_iso_date(date.iso);
    if (!known || known->precision < Timestamp::Precision::minute) return;
    if (known->zone == Timestamp::Zone::none && !may_float_)
      from_local(*known, date, gmt, field);
    else if (known->zone == Timestamp::Zone::utc)
      from_gmt(*known, date, gmt);
  }

  void fill_alone(Date& gmt, Date& date) {
    const std::optional<Timestamp> known = parse_iso_date(gmt.iso);
    if (!known || known->precision < Timestamp::Precision::minute ||
        known->zone != Timestamp::Zone::utc)
      return;
    Date said = std::exchange(gmt, {});
    from_gmt(*known, date, &gmt);
    if (date.empty()) gmt = std::move(said);
  }

  void from_local(const Timestamp& local, Date& date, Date* gmt, Field field) {
    const TimeZone::Offset offset = zone_.at_local(local.time);
    if (!put(local, local.time, offset.seconds, date, gmt)) return;
    if (offset.shown == TimeZone::Shown::once) return;
    notes_.add(NoteCode::zone_unclear, std::string(name(field)),
               date.iso + (offset.shown == TimeZone::Shown::twice
                               ? ": the first of two times that the clocks showed this"
                               : ": no clock showed this"));
  }

  void from_gmt(const Timestamp& known, Date& date, Date* gmt) {
    const std::int64_t offset = zone_.at_gmt(known.time).seconds;
    const std::int64_t local = to_seconds(known.time) + offset;
    if (is_in_calendar(local)) (void)put(known, from_seconds(local), offset, date, gmt);
  }

  // Whether the pair could be written down.
  bool put(const Timestamp& known, const CivilTime& local, std::int64_t offset, Date& date,
           Date* gmt) {
    const std::int64_t instant = to_seconds(local) - offset;
    if (!is_in_calendar(instant)) return false;
    Timestamp pair = known;
    pair.time = local;
    if (offset % 60 == 0) {
      pair.zone = Timestamp::Zone::offset;
      pair.offset_minutes = static_cast<int>(offset / 60);
      date.iso = format_iso_date(pair);
    } else if (gmt != nullptr) {
      pair.zone = Timestamp::Zone::none;
      pair.precision = Timestamp::Precision::second;
      date.iso = format_iso_date(pair);
      pair.zone = Timestamp::Zone::utc;
      pair.time = from_seconds(instant);
      gmt->iso = format_iso_date(pair);
    } else {
      return false;
    }
    ++filled_;
    return true;
  }

  const TimeZone& zone_;
  Notes& notes_;
  bool may_float_ = false;
  std::uint64_t filled_ = 0;
};

}  // namespace

void fill_dates(Post& post, const TimeZone& zone, Notes& notes) {
  DateFiller(zone, notes).fill(post);
}

std::function<void(Post&, Notes&)> date_filling(std::shared_ptr<const TimeZone> zone) {
  if (!zone) return {};
  return [zone = std::move(zone)](Post& post, Notes& notes) { fill_dates(post, *zone, notes); };
}

}  // namespace postferry
