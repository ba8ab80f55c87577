#include "daemon/cli/care.h"
#include "daemon/files/lock_file.h"
#include "daemon/pipeline/mend.h"
#include "daemon/pipeline/reasons.h"
#include "daemon/views/summary_files.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"
#include "storage/cache.h"

namespace freshlegs::cli {
namespace {

void print(const app::Mended& mended, Context& context) {
  if (mended.recordings > 0)
    context.out << "Mended from their files: "
                << app::plain(app::count_of(static_cast<double>(mended.recordings), "damaged recording"))
                << ".\n";
  for (const auto& lost : mended.lost)
    context.out << context.wrapped(lost +
                             " Its file is not where it was: put it into the inbox, then rebuild again.")
                << "\n";
}

}  // namespace

ExitCode rebuild(Context& context) {
  const auto settings = context.settings();
  const auto paths = context.paths();
  std::error_code none;
  if (!std::filesystem::exists(paths.database, none))
    throw Failure(ExitCode::failed, "Nothing is recorded yet, so there is nothing to rebuild.");
  const auto lock = app::LockFile::take(paths.lock_file);
  if (!lock)
    throw Failure(ExitCode::failed,
                  lock.error() + " Stop it first: " + app::held("systemctl --user stop freshlegsd"));
  storage::Database database(paths.database, {.access = storage::Access::write});
  if (const auto complaints = database.full_check(); !complaints.empty())
    throw Failure(ExitCode::failed, "The database is damaged (" + complaints.front() +
                                        "). Move it away and take your files in again: " +
                                        app::held("freshlegs ingest PATH..."));
  const auto mended = app::mend_damaged(database, settings);
  {
    storage::Transaction transaction(database);
    storage::Cache(database).clear();
    transaction.commit();
  }
  const auto knowledge = context.knowledge(database, settings);
  app::write_summaries(knowledge, settings, app::retractions(database));
  app::write_reasons(database, paths.state_dir / "rejected");
  print(mended, context);
  context.out << "Rebuilt from "
              << app::plain(app::count_of(static_cast<double>(knowledge.recordings.size()), "recording"))
              << ".\n";
  return mended.lost.empty() ? ExitCode::done : ExitCode::failed;
}

}  // namespace freshlegs::cli
