package wordlist

import "strings"

// lists have 256 words each, by which a byte is said. They must not change: both ends of a telephone have them, and paper.
var lists = map[string][]string{
	"ru": strings.Fields(wordsRu),
	"tt": strings.Fields(wordsRu),
	"en": strings.Fields(wordsEn),
}

const wordsRu = `
абзац август автор адрес азбука аист акация алмаз альбом ангел анкета апрель арбуз арена арка армия
багаж базар балкон банан барабан баржа барсук башня берег беседа билет блокнот блюдо богатырь болото бочка
буква букет булка бумага бутон вагон валенок варенье василёк ведро веер вершина весло ветка вечер вишня
водопад воздух волна ворона восток газета гараж гвоздь герой гитара глобус гнездо голубь горизонт город горох
гранит гребень гроза груша гусь дворец декабрь дельфин деревня диван дождь долина дорога дракон дуб дымоход
ёжик жасмин жемчуг жираф журавль забор завод закат залив замок заря звезда зеркало зерно зима золото
игла изба изюм икра индюк ирис искра камень канат капуста карандаш карта каша квартал кедр кисть
клён клюква ключ книга ковёр колесо колодец комета компас корабль корзина костёр кофта крокус кувшин купол
лагерь лампа ландыш лебедь лента лестница лето лимон лиса лодка ложка лопата лось луна лыжи магнит
малина март маска маяк мебель медаль мёд мельница метро мечта минута молоко монета море морковь мост
музыка мыло налим нитка новость ноябрь облако обруч овёс огурец озеро окно олень орёл орех осень
остров ответ павлин палуба парус паспорт перо песня петух печь пирог платок повар погода поезд полка
посуда почта праздник пчела пшеница радуга ракета река роза ромашка рояль рубин рыба рюкзак самовар сапог
сахар свеча север семья сирень скрипка слово снег собака сокол солнце сосна спутник стадо страна сундук
таблица танец телега тетрадь тигр тишина топор трава труба туман тюльпан ужин улица утка утро учебник
факел фиалка флаг фонарь хлеб хоровод цветок цепь циркуль чайка часы черешня шахматы шиповник щука якорь
`

const wordsEn = `
acorn album amber anchor angle apple apron arrow aspen atlas autumn badge bagel baker bamboo banner
barley basket beacon beaver bell berry bison blanket blossom bonfire bottle boulder branch bread bridge bronze
bucket buffalo butter button cabin cactus camel candle canoe canvas captain carbon carpet castle cattle cedar
cello chapel cherry chimney circle citrus clover cobalt coffee comet compass copper coral cotton cradle crayon
cricket crystal cup curtain daisy dancer desert diamond dolphin donkey door dragon drum eagle early easel
echo elbow ember emerald engine falcon farmer feather fence fern fiddle field finger fiord flame flute
forest fountain fox garden garlic gate ginger glacier globe goblet gold goose granite grape gravel guitar
hammer harbor harvest hazel hedge helmet heron hill honey horse island ivory jacket jasmine jewel jungle
kettle kitchen kite ladder lagoon lantern lemon letter lily linen lion lizard lobster lotus lumber magnet
maple marble market meadow melon mirror moon mosaic mother mountain mushroom needle nest north novel oak
oasis ocean olive onion orange orchid otter oven owl paddle palace panther paper parade parrot peach
pebble pencil pepper piano picnic pigeon pillow pine planet plum pocket poem pony poppy potato prairie
prism puzzle quarry queen quilt rabbit radio raft rain raven ribbon river robin rocket rose ruby
saddle sailor salmon sand satin school sea shadow shell silver singer sketch snow sparrow spider spring
stone summer sunset swan table tailor temple thistle thunder tiger timber tomato tower tulip turtle uncle
valley vanilla velvet village violet violin voyage wagon walnut water whale wheat willow window winter zebra
`
