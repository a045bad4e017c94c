package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"accord/app/chart"
	"accord/app/lang"
	"accord/app/paper/format"
	"accord/app/paper/kinds"
	"accord/app/sheet"
	"accord/storage"
	"accord/storage/register"
)

// What the partner of the measurement has, and how often each thing is measured.
const (
	paperAgreements  = 200
	paperCommitments = 500
	paperYears       = 15
	tradeRecords     = 30_000
	sheetRows        = 100_000
	paperRuns        = 9
)

// papers measures the profile of a large partner, its briefing note, charts of many figures and a large sheet, in a register of
// its own.
func (b *bench) papers() (err error) {
	s, err := storage.Create(b.ctx, filepath.Join(b.folder, "papers.accord"), storage.Options{Author: "bench", Device: "bench"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	partner, err := b.largePartner(s)
	if err != nil {
		return err
	}
	today := s.Today()
	var profile samples
	for range paperRuns {
		began := time.Now()
		p, err := s.Profile(b.ctx, partner, today)
		if err != nil {
			return err
		}
		p.Gaps()
		p.Ahead()
		profile.took(began)
	}
	b.table.add("profile of a partner with 200 agreements, 500 commitments, 15 years of monthly trade", profile, milliseconds, 150)
	brief, _ := kinds.Named("brief")
	for _, extension := range []string{".docx", ".pdf"} {
		var note samples
		for range paperRuns {
			began := time.Now()
			p, err := brief.Make(b.ctx, s, kinds.Order{Subject: register.Ref{Kind: register.KindPartner, ID: partner}, On: today, Language: register.Russian, Edition: kinds.Working, Made: began})
			if err == nil {
				err = format.Write(io.Discard, extension, p)
			}
			if err != nil {
				return err
			}
			note.took(began)
		}
		b.table.add("its briefing note as "+extension, note, milliseconds, 400)
	}
	if err := b.charts(s); err != nil {
		return err
	}
	return b.largeSheet()
}

// largePartner makes a partner with all that its profile tells.
func (b *bench) largePartner(s *storage.Store) (register.ID, error) {
	ours := &register.Partner{Head: register.Head{ID: register.NewID()}, Name: register.Ru("Наша сторона"), Kind: register.PartnerAuthority, Ours: true}
	theirs := &register.Partner{Head: register.Head{ID: register.NewID()}, Name: register.Ru("Партнёр"), Kind: register.PartnerState}
	records := []register.Record{ours, theirs}
	for n := range paperAgreements {
		records = append(records, &register.Agreement{
			Title: register.Ru(fmt.Sprintf("О сотрудничестве в области № %d", n)), Number: fmt.Sprintf("%d/2005", n), Kind: register.AgreementAgreement,
			Parties: []register.Party{{Side: register.Ours, PartnerID: ours.ID}, {Side: register.Theirs, PartnerID: theirs.ID}},
			Signing: register.Signing{On: "2005-01-01"}, Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2005-06-01"}},
			Term: register.TermFor, Rules: register.Rules{Months: 36, Renewal: register.RenewalUnlimited, RenewalMonths: 36, Notice: register.Length{Count: 6, Unit: register.Months}},
		})
	}
	for n := range paperCommitments {
		records = append(records, &register.Commitment{
			Title: register.Ru(fmt.Sprintf("Представить предложения № %d", n)), Number: fmt.Sprint(n + 1), Side: register.DutyOurs, PartnerID: theirs.ID,
			DueRule: register.DueDay, DueOn: register.Day(2020+n%8, 1+n%12, 1), Executor: register.Executor{BodyID: ours.ID},
		})
	}
	for n := range paperYears * 12 {
		for _, flow := range []register.Flow{register.FlowExport, register.FlowImport} {
			records = append(records, figure(theirs.ID, "", flow, 2008+n/12, 1+n%12, n))
		}
	}
	_, err := s.SaveAll(b.ctx, records...)
	return theirs.ID, err
}

func figure(partner register.ID, goods string, flow register.Flow, year, month, n int) *register.TradeRecord {
	return &register.TradeRecord{
		PartnerID: partner, Period: register.TradePeriod{Kind: register.PeriodMonth, Year: year, Number: month}, Flow: flow, Goods: register.Goods{Code: goods},
		Value: register.Money{Minor: int64(1_000_000 + n*7919), Currency: "USD"}, Qualifier: register.Exactly, Basis: register.BasisCustoms, SourceWords: register.Ru("ФТС"),
	}
}

// charts draws what the page of trade shows of 30,000 figures: those of one partner in many goods, and a year of many partners.
func (b *bench) charts(s *storage.Store) error {
	var partners []register.ID
	var records []register.Record
	for n := range 40 {
		p := &register.Partner{Head: register.Head{ID: register.NewID()}, Name: register.Ru(fmt.Sprintf("Страна %d", n)), Kind: register.PartnerState}
		partners, records = append(partners, p.ID), append(records, p)
	}
	for n := range tradeRecords {
		goods := ""
		if n%4 > 0 {
			goods = fmt.Sprintf("%02d", 1+n%4+n/1000)
		}
		month := n / 40 % 180
		records = append(records, figure(partners[n%40], goods, []register.Flow{register.FlowExport, register.FlowImport}[n%2], 2008+month/12, 1+month%12, n))
	}
	for start := 0; start < len(records); start += 5000 {
		if _, err := s.SaveAll(b.ctx, records[start:min(start+5000, len(records))]...); err != nil {
			return err
		}
	}
	measure, err := chart.Ruler()
	if err != nil {
		return err
	}
	var one, year samples
	for range paperRuns {
		began := time.Now()
		figures, err := s.TradeFigures(b.ctx, storage.TradeRecordQuery{Partner: partners[0], AllGoods: true})
		if err != nil {
			return err
		}
		groups := register.TradeGroupsOf(register.TradeSeriesOf(figures, s.Today()), partners[0])
		t := chart.Trade{In: lang.In(register.Russian), Series: groups[0]}
		t.Kind = t.Best()
		t.Chart().Shapes(1000, 250, measure)
		t.Growth().Shapes(1000, 180, measure)
		one.took(began)

		began = time.Now()
		var all []*register.TradeRecord
		for _, y := range []int{2020, 2019} {
			some, err := s.TradeFigures(b.ctx, storage.TradeRecordQuery{Year: y, AllGoods: true})
			if err != nil {
				return err
			}
			all = append(all, some...)
		}
		var shares []chart.Share
		for _, g := range register.TradeGroupsOf(register.TradeSeriesOf(all, s.Today()), register.None) {
			if f, _, ok := g.Figure(register.FlowExport, register.TradePeriod{Kind: register.PeriodYear, Year: 2020}); ok {
				shares = append(shares, chart.Share{Name: "Страна", Figure: f})
			}
		}
		chart.Shares(lang.In(register.Russian), shares).Shapes(1000, measure)
		year.took(began)
	}
	b.table.add("charts of a partner among 30,000 figures of trade", one, milliseconds, 150)
	b.table.add("chart of a year of all partners, of 30,000 figures", year, milliseconds, 150)
	return nil
}

// largeSheet writes 100,000 rows as XLSX.
func (b *bench) largeSheet() error {
	heads := make([]sheet.Head, 15)
	for i := range heads {
		heads[i] = sheet.Head{Label: fmt.Sprintf("Столбец %d", i+1)}
	}
	file, err := os.CreateTemp(b.folder, "sheet-*.xlsx")
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	began := time.Now()
	err = sheet.Write(file, "bench.xlsx", "Соглашения", heads, func(yield func([]sheet.Cell, error) bool) {
		for n := range sheetRows {
			row := make([]sheet.Cell, len(heads))
			for i := range row {
				switch i % 3 {
				case 0:
					row[i] = sheet.Cell{Shown: "О торгово-экономическом сотрудничестве"}
				case 1:
					row[i] = sheet.Cell{Shown: "17.05.2008", Value: register.Date("2008-05-17")}
				default:
					row[i] = sheet.Cell{Shown: fmt.Sprint(n), Value: n}
				}
			}
			if !yield(row, nil) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	var whole, memory samples
	whole.took(began)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	memory = append(memory, float64(m.Sys)/(1<<20))
	b.table.add("100,000 rows of 15 columns as XLSX", whole, milliseconds, 6000)
	b.table.tell("memory of the measuring program after it", memory, megabytes)
	return nil
}
