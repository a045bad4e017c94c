package cli

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"accord/app/lang"
)

// printHelp prints the help of the program or of one command, in the current language.
func printHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	w := ctx.Stdout
	node := ctx.Selected()
	if node != nil && len(node.Children) > 0 { // a command with subcommands lists them all
		return commandsHelp(w, node.Children)
	}
	if node == nil || node.Name == "window" {
		return programHelp(w, ctx.Model.Node)
	}
	_, err := fmt.Fprintf(w, "%s\n\n%s\n", lang.T("cli.help.usage", "accord "+summary(node, true)), lang.T("cli.command."+strings.ReplaceAll(commandName(node), " ", "_")))
	if err == nil {
		err = flagHelp(w, lang.T("cli.help.flags"), node.Flags)
	}
	if err == nil {
		err = flagHelp(w, lang.T("cli.help.common"), ctx.Model.Flags)
	}
	return err
}

func programHelp(w io.Writer, program *kong.Node) error {
	_, err := fmt.Fprintf(w, "%s\n\n%s\n\n%s\n", lang.T("cli.command.window"), lang.T("cli.help.usage", "accord ["+lang.T("cli.help.command")+"] [--help]"), lang.T("cli.help.commands"))
	if err == nil {
		err = commandsHelp(w, program.Children)
	}
	if err == nil {
		err = flagHelp(w, lang.T("cli.help.common"), program.Flags)
	}
	return err
}

// commandsHelp lists commands, a line each; those of a command with several of its own stand in its place.
func commandsHelp(w io.Writer, all []*kong.Node) error {
	t := table{}
	var list func(all []*kong.Node)
	list = func(all []*kong.Node) {
		for _, one := range all {
			switch {
			case len(one.Children) > 0:
				list(one.Children)
			case one.Name != "window":
				t.add("  "+summary(one, false), lang.T("cli.command."+strings.ReplaceAll(commandName(one), " ", "_")))
			}
		}
	}
	list(all)
	return t.write(w)
}

func flagHelp(w io.Writer, title string, flags []*kong.Flag) error {
	if len(flags) == 0 {
		return nil
	}
	t := table{}
	for _, f := range flags {
		t.add("  "+flagName(f), lang.T("cli.flag."+cmp.Or(f.Tag.Get("word"), f.Name)))
	}
	if _, err := fmt.Fprintf(w, "\n%s\n", title); err != nil {
		return err
	}
	return t.write(w)
}

// summary is a command with its arguments, "list KIND", and if asked for its flags.
func summary(node *kong.Node, flags bool) string {
	parts := []string{commandName(node)}
	for _, p := range node.Positional {
		name := strings.ToUpper(p.Name)
		if p.IsCumulative() {
			name += "…"
		}
		if !p.Required {
			name = "[" + name + "]"
		}
		parts = append(parts, name)
	}
	for _, f := range node.Flags {
		if !flags {
			break
		}
		parts = append(parts, "["+flagName(f)+"]")
	}
	return strings.Join(parts, " ")
}

func flagName(f *kong.Flag) string {
	name := "--" + f.Name
	if f.Short != 0 {
		name = "-" + string(f.Short) + ", " + name
	}
	if f.IsBool() {
		return name
	}
	return name + " " + f.FormatPlaceHolder()
}
