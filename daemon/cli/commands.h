// Every command adds itself, with its options, to the command line. One file a command: COMMAND.cpp.
#pragma once

namespace CLI {
class App;
}

namespace freshlegs::cli {

struct Context;

void add_ingest(CLI::App& app, Context& context);
void add_inspect(CLI::App& app, Context& context);
void add_runs(CLI::App& app, Context& context);
void add_sessions(CLI::App& app, Context& context);
void add_alerts(CLI::App& app, Context& context);
void add_summary(CLI::App& app, Context& context);
void add_completion(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_report(CLI::App& app, Context& context);
void add_today(CLI::App& app, Context& context);
void add_status(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_init(CLI::App& app, Context& context);

}  // namespace freshlegs::cli
