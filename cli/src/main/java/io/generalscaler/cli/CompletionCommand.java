package io.generalscaler.cli;

import io.generalscaler.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs in order to complete commands, options, and the names of scalers. */
@Command(
        name = "completion",
        header = "Print a script that completes gscale in bash and zsh.",
        description = {
            "The names of scalers are completed with kubectl, in the namespace that the command line names.",
            "As a kubectl plugin it is completed by kubectl's own completion: kubectl_complete-gscale has to be on the PATH,"
                    + " beside kubectl-gscale."
        },
        footer = {
            "",
            "Examples:",
            "  source <(gscale completion)",
            "  gscale completion > /etc/bash_completion.d/gscale",
            "",
            "Exit codes: 0 printed; 2 usage."
        })
final class CompletionCommand implements Runnable {
    private static final String NAME = "gscale";
    /** After the generated script: where that has nothing to say of a live command's argument, the cluster's scalers. */
    private static final String NAMES = """

            # The names of scalers, for the commands that take one.
            _complete_gscale_names() {
              _complete_gscale "$@"
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} scope=() i
              case ${COMP_WORDS[1]} in explain|pause|override|resume) ;; *) return ;; esac
              case $current in -*) return ;; esac
              case $previous in -*) return ;; esac
              for ((i = 2; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                  -n|--namespace|--context|--kubeconfig) scope+=("${COMP_WORDS[i]}" "${COMP_WORDS[i+1]}"); ((i++)) ;;
                  -*) ((i++)) ;;
                  *) return ;;
                esac
              done
              COMPREPLY=($(compgen -W "$(kubectl get generalscalers -o name "${scope[@]}" 2>/dev/null | sed 's|.*/||')" -- "$current"))
            }
            complete -o default -F _complete_gscale_names gscale
            """;

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandLine gscale = spec.root().commandLine();
        // Under the plugin's name, two words, no shell could call it.
        gscale.setCommandName(NAME);
        terminal.out().print(AutoComplete.bash(NAME, gscale));
        terminal.out().print(NAMES);
    }
}
